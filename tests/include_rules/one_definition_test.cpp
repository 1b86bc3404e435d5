// SPDX-License-Identifier: Apache-2.0
// No two types of one namespace have one name. Where two have, each source compiles, and the linker takes one
// of the destructors for both (the one definition rule, which asks for no message). Read from the text.
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace {

namespace fs = std::filesystem;
using Definitions = std::map<std::string, std::set<std::string>>;  // "xforms::Form" -> its files

// Types that begin a line: clang-format sets back what is inside another. What stands in a namespace without
// a name is the file's own.
void add_types(const std::string& file, std::istream& text, Definitions& found) {
    static const std::regex named_space(R"(namespace ([\w:]+) \{)"),
        type(R"((?:struct|class|enum class) (\w+)(?: final)?(?: : [^;{]+)?(?: \{.*)?)");
    std::string space, line;
    bool of_the_file = false;
    for (std::smatch match; std::getline(text, line);) {
        if (std::regex_match(line, match, named_space)) space = match[1];
        if (line == "namespace {") of_the_file = true;
        if (line == "}  // namespace") of_the_file = false;
        if (!of_the_file && std::regex_match(line, match, type))
            found[space + "::" + match[1].str()].insert(file);
    }
}

std::string doubles_of(const Definitions& found) {
    std::string told;
    for (const auto& [name, files] : found) {
        if (files.size() < 2) continue;
        told += name + ":";
        for (const std::string& file : files) told += " " + file;
        told += "\n";
    }
    return told;
}

TEST(OneDefinition, HasEachTypeOfANamespace) {
    Definitions found;
    for (const char* top : {"kiosk", "sync"})
        for (const auto& entry : fs::recursive_directory_iterator(fs::path(SOURCE_DIR) / top)) {
            if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
            std::ifstream text(entry.path());
            add_types(fs::relative(entry.path(), SOURCE_DIR), text, found);
        }
    EXPECT_GT(found.size(), 300U);
    EXPECT_EQ(doubles_of(found), "");
}

TEST(OneDefinition, IsMissedWhereTwoFilesHaveOne) {
    Definitions found;
    std::istringstream one("namespace council {\nstruct Imported {\n    int taken = 0;\n};\n"),
        other("namespace council {\nclass Imported final : public Told {\n};\n"),
        own("namespace council {\nnamespace {\nstruct Imported {\n};\n}  // namespace\n"),
        elsewhere("namespace xforms {\nstruct Imported {\n};\n"),
        named("namespace council {\nstruct Imported;\n");
    add_types("own.cpp", own, found);
    add_types("elsewhere.h", elsewhere, found);
    add_types("named.h", named, found);
    add_types("one.h", one, found);
    EXPECT_EQ(doubles_of(found), "");
    add_types("other.h", other, found);
    EXPECT_EQ(doubles_of(found), "council::Imported: one.h other.h\n");
}

}  // namespace
