// SPDX-License-Identifier: Apache-2.0
// How large a function and a class may grow: 60 lines, and 25 public functions besides making, copying and
// destroying. Read from the text, which clang-format keeps in one shape; no compiler is asked.
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "kiosk/blanks.h"

namespace {

namespace fs = std::filesystem;

constexpr int most_lines = 60, most_functions = 25;

// Classes that are still larger, with what they have: one that shrinks is entered anew or taken out.
const std::map<std::string, int> not_met_yet;

bool is_name(char letter) {
    return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_';
}

// What stands before the mark in 1'000, and not before that of U'x'.
bool divides_digits(char before) {
    return std::isxdigit(static_cast<unsigned char>(before)) != 0;
}

// Without comments, the insides of literals and lines of the preprocessor; every line break stays.
std::string bare(const std::string& source) {
    std::string code;
    const auto skip_to = [&](std::size_t from, std::string_view end) {
        const std::size_t found = source.find(end, from);
        const std::size_t stop = found == std::string::npos ? source.size() : found + end.size();
        for (std::size_t at = from; at < stop; ++at)
            if (source[at] == '\n') code += '\n';
        return stop;
    };
    for (std::size_t at = 0; at < source.size();) {
        const std::string_view rest = std::string_view(source).substr(at);
        const char letter = rest.front();
        const bool line_begins = code.empty() || code.back() == '\n';
        if (rest.starts_with("//") || (line_begins && letter == '#')) {
            at = skip_to(at, "\n");
        } else if (rest.starts_with("/*")) {
            at = skip_to(at, "*/");
        } else if (rest.starts_with("R\"")) {
            const std::string mark = ")" + std::string(rest.substr(2, rest.find('(') - 2)) + "\"";
            at = skip_to(at, mark);
        } else if (letter == '"' || (letter == '\'' && (code.empty() || !divides_digits(code.back())))) {
            std::size_t end = at + 1;
            while (end < source.size() && source[end] != letter) end += source[end] == '\\' ? 2 : 1;
            at = end + 1;
            code += '0';
        } else {
            code += letter;
            ++at;
        }
    }
    return code;
}

struct Block {
    std::string head;  // what stands before its brace
    int first = 0, last = 0;
    std::string label;  // of a class: the last of public, protected and private
    int functions = 0;  // of a class: the public ones
    std::string name;   // of a class
    bool function = false;

    bool is_class() const { return !name.empty(); }
};

std::string trimmed(const std::string& text) {
    return std::string(kiosk::trimmed(text));
}

Block opened(const std::string& head, int line) {
    static const std::regex named(R"(^(?:template\s*<[\s\S]*>\s*)?(class|struct)\s+([\w:]+)[^()]*$)");
    static const std::regex other(R"(^(?:inline\s+)?(namespace|enum|union|extern)\b)"),
        value(R"((=|return)\s*$)");
    Block block{head, line, line, "", 0, "", false};
    if (std::smatch parts; std::regex_search(head, parts, named)) {
        block.name = parts[2];
        block.label = parts[1] == "class" ? "private" : "public";
    } else {
        block.function = head.find(')') != std::string::npos && !std::regex_search(head, other) &&
                         !std::regex_search(head, value);
    }
    return block;
}

// A function that is declared or defined, of a class of that name, and none that every class has.
bool counts(const std::string& statement, const std::string& class_name) {
    static const std::regex no_function(R"(^(using|friend|typedef|static_assert|enum)\b|=\s*delete$)");
    const std::size_t open = statement.find('(');
    if (open == std::string::npos || std::regex_search(statement, no_function)) return false;
    const std::string before = trimmed(statement.substr(0, open));
    if (before.ends_with("operator=")) return false;
    if (before.find('=') != std::string::npos || before.find("std::function<") != std::string::npos)
        return before.find("operator") != std::string::npos;
    std::size_t begin = before.size();
    while (begin > 0 && is_name(before[begin - 1])) --begin;
    const std::string own = class_name.substr(class_name.rfind(':') + 1);
    return before.substr(begin) != own;  // making, copying and destroying
}

// Every block of the file, once it is closed.
std::vector<Block> blocks_of(const std::string& code) {
    std::vector<Block> open, closed;
    std::string statement;
    int line = 1;
    const auto count = [&] {
        Block* around = open.empty() ? nullptr : &open.back();
        if (around && around->is_class() && around->label == "public" &&
            counts(trimmed(statement), around->name))
            ++around->functions;
    };
    for (std::size_t at = 0; at < code.size(); ++at) {
        const char letter = code[at];
        if (letter == '\n') ++line;
        if (letter == '{') {
            open.push_back(opened(trimmed(statement), line));
            if (open.back().function) {
                Block inner = open.back();
                open.pop_back();
                count();
                open.push_back(inner);
            }
            statement.clear();
        } else if (letter == '}' && !open.empty()) {
            open.back().last = line;
            closed.push_back(open.back());
            open.pop_back();
            // What follows the value of a member belongs to no function; a function has ended.
            statement = closed.back().function || closed.back().is_class() ? "" : closed.back().head;
        } else if (letter == ';') {
            count();
            statement.clear();
        } else if (letter == ':' && !open.empty() && open.back().is_class() &&
                   (trimmed(statement) == "public" || trimmed(statement) == "private" ||
                    trimmed(statement) == "protected")) {
            open.back().label = trimmed(statement);
            statement.clear();
        } else {
            statement += letter;
        }
    }
    EXPECT_TRUE(open.empty()) << "a brace that is never closed";
    return closed;
}

struct Found {
    std::string file;
    Block block;
};

std::vector<Found> all_blocks() {
    std::vector<Found> found;
    for (const char* top : {"kiosk", "sync", "tests"})
        for (const auto& entry : fs::recursive_directory_iterator(fs::path(SOURCE_DIR) / top)) {
            if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h") continue;
            std::ifstream stream(entry.path());
            const std::string source{std::istreambuf_iterator<char>(stream), {}};
            for (Block& block : blocks_of(bare(source)))
                found.push_back({fs::relative(entry.path(), SOURCE_DIR).string(), std::move(block)});
        }
    return found;
}

TEST(Size, OfAClassAndAFunctionIsCounted) {
    const std::string code =
        "class A : public B {\n public:\n    A();\n    A(A&&) = default;\n    ~A();\n    int one() const { "
        "return 1; "
        "}\n    void two(int) const;\n    void no() = delete;\n    int x = f(1);\n private:\n    void "
        "three();\n};\n"
        "struct C {\n    bool operator==(const C&) const = default;\n    void four();\n};\nvoid D::f() {\n  "
        "g();\n}\n";
    const auto blocks = blocks_of(code);
    std::map<std::string, int> functions;
    int lines = 0;
    for (const Block& block : blocks) {
        if (block.is_class()) functions[block.name] = block.functions;
        if (block.function) lines = block.last - block.first + 1;
    }
    EXPECT_EQ(functions, (std::map<std::string, int>{{"A", 2}, {"C", 2}}));
    EXPECT_EQ(lines, 3);
}

TEST(Size, NoFunctionIsLongerThanSixtyLines) {
    int functions = 0;
    for (const auto& [file, block] : all_blocks()) {
        if (!block.function) continue;
        ++functions;
        EXPECT_LE(block.last - block.first + 1, most_lines)
            << file << ":" << block.first << " " << block.head;
    }
    EXPECT_GT(functions, 3000) << "they were not found";
}

TEST(Size, NoClassHasMoreThanTwentyFivePublicFunctions) {
    std::map<std::string, int> larger;
    for (const auto& [file, block] : all_blocks()) {
        if (!block.is_class() || block.functions <= most_functions) continue;
        larger.emplace(block.name, block.functions);
        EXPECT_TRUE(not_met_yet.contains(block.name)) << file << ":" << block.first << ": " << block.name
                                                      << " has " << block.functions << " public functions";
    }
    EXPECT_EQ(larger, not_met_yet);
}

}  // namespace
