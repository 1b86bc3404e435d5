// SPDX-License-Identifier: Apache-2.0
// Who may include whom, read from the #include lines. The table is the map of the house: a new room or a new
// right to look into one is a line here, to be argued for in review.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

namespace fs = std::filesystem;

// Room -> rooms (or single headers) of ours that it may include besides itself. "kiosk" is the files right
// under it: main, check_machine and the watchdog, which join the rooms, and small headers that belong to none
// of them, of which for_all names those that every room may include.
const std::map<std::string, std::set<std::string>> allowed = {
    {"kiosk/child", {}},
    {"kiosk/encoding", {"kiosk/result.h"}},
    {"kiosk/text", {"kiosk/result.h"}},
    {"kiosk/pictures", {"kiosk/child", "kiosk/text", "kiosk/result.h"}},
    {"kiosk/touch", {"kiosk/text", "kiosk/pictures", "kiosk/result.h"}},
    {"kiosk/pinyin", {"kiosk/result.h"}},
    // A language's line says which way it runs and what it is typed on: the types of those, and no more.
    {"kiosk/words", {"kiosk/result.h", "kiosk/moment.h", "kiosk/text/text.h", "kiosk/touch/keyboard.h"}},
    {"kiosk/xforms/xpath", {"kiosk/encoding", "kiosk/result.h", "kiosk/moment.h", "kiosk/limits.h"}},
    {"kiosk/xforms", {"kiosk/xforms/xpath", "kiosk/result.h", "kiosk/moment.h", "kiosk/limits.h"}},
    {"kiosk/store", {"kiosk/encoding", "kiosk/result.h", "kiosk/moment.h"}},
    // The reader of dates is one for the engine, the screens, both halves of `council` and the report.
    {"kiosk/screens",
     {"kiosk/overloaded.h", "kiosk/touch", "kiosk/xforms/question.h", "kiosk/xforms/xpath/dates.h",
      "kiosk/words"}},
    {"kiosk/speech", {"kiosk/touch/node.h", "kiosk/words", "kiosk/overloaded.h", "kiosk/lines.h"}},
    {"kiosk/voice", {"kiosk/result.h", "kiosk/lines.h"}},
    {"kiosk/input", {"kiosk/screens", "kiosk/touch", "kiosk/words/numbers.h", "kiosk/moment.h"}},
    // What a hash of the staff's PIN looks like is asked while kiosk.toml is read: a kiosk with one that
    // nobody can enter must not start.
    {"kiosk/settings",
     {"kiosk/input/keys.h", "kiosk/touch", "kiosk/pictures", "kiosk/staff/pin_hash.h", "kiosk/result.h",
      "kiosk/moment.h"}},
    {"kiosk/acceptance",
     {"kiosk/child", "kiosk/xforms", "kiosk/store/seal.h", "kiosk/settings/config.h", "kiosk/words",
      "kiosk/limits.h"}},
    {"kiosk/visit",
     {"kiosk/screens", "kiosk/xforms", "kiosk/store", "kiosk/words", "kiosk/limits.h", "kiosk/pinyin",
      "kiosk/result.h", "kiosk/moment.h", "kiosk/overloaded.h"}},
    {"kiosk/staff",
     {"kiosk/machine_clock.h", "kiosk/store", "kiosk/screens", "kiosk/words", "kiosk/result.h",
      "kiosk/moment.h"}},
    {"kiosk/station",
     {"kiosk/machine_clock.h", "kiosk/acceptance", "kiosk/visit", "kiosk/staff", "kiosk/xforms",
      "kiosk/pictures", "kiosk/speech", "kiosk/settings", "kiosk/screens", "kiosk/store", "kiosk/words",
      "kiosk/pinyin", "kiosk/result.h", "kiosk/moment.h", "kiosk/overloaded.h"}},
    {"kiosk/setup",
     {"kiosk/acceptance", "kiosk/settings", "kiosk/staff/pin_hash.h", "kiosk/store", "kiosk/touch/panel.h",
      "kiosk/machine_clock.h", "kiosk/machine_now.h", "kiosk/result.h"}},
    // window_keys stands here and not in input: it turns GLFW's keys into ours, and only the window knows
    // GLFW.
    {"kiosk/window",
     {"kiosk/touch", "kiosk/input", "kiosk/station", "kiosk/speech", "kiosk/text", "kiosk/result.h",
      "kiosk/moment.h"}},
    {"kiosk/automation",
     {"kiosk/window/picture_loop.h", "kiosk/screens/screen.h", "kiosk/touch", "kiosk/result.h",
      "kiosk/overloaded.h", "kiosk/lines.h"}},
    {"kiosk",
     {"kiosk/automation", "kiosk/settings", "kiosk/setup", "kiosk/words", "kiosk/station", "kiosk/window",
      "kiosk/touch"}},
    {"sync",
     {"kiosk/encoding", "kiosk/store", "kiosk/settings/config.h", "kiosk/result.h", "kiosk/moment.h",
      "kiosk/limits.h", "kiosk/machine_now.h", "kiosk/acceptance", "sync/inbox/file.h",
      "sync/inbox/instance_folder.h", "sync/inbox/clock_text.h"}},
    // The program `council`. The half that serves may never see the private key, which is the office's.
    {"sync/inbox",
     {"kiosk/encoding", "kiosk/result.h", "kiosk/moment.h", "kiosk/xforms/xml.h",
      "kiosk/xforms/xpath/dates.h"}},
    {"sync/server", {"sync/inbox", "kiosk/result.h", "kiosk/limits.h", "kiosk/acceptance"}},
    {"sync/office",
     {"sync/inbox", "kiosk/result.h", "kiosk/limits.h", "kiosk/acceptance", "kiosk/settings/config.h",
      "kiosk/xforms/dry_run.h", "kiosk/xforms/outline.h", "kiosk/xforms/singling_out.h"}},
    {"sync/report",
     {"sync/inbox", "sync/office", "kiosk/result.h", "kiosk/words/words.h", "kiosk/touch/theme.h",
      "kiosk/xforms/singling_out.h", "kiosk/xforms/xpath/dates.h"}},
    {"sync/command_line",
     {"sync/inbox", "sync/server/server.h", "sync/server/import.h", "sync/server/publish.h", "sync/office",
      "sync/report", "kiosk/words/words.h", "kiosk/settings/theme_file.h", "kiosk/result.h", "kiosk/limits.h",
      "kiosk/staff/pin_hash.h", "kiosk/store/seal.h"}},
};

// Small headers that every room may include: what they hold has one definition.
const std::set<std::string> for_all = {
    "kiosk/ascii.h",       "kiosk/blanks.h",          "kiosk/boot_id.h",    "kiosk/byte_order_mark.h",
    "kiosk/colour_code.h", "kiosk/kill_point.h",      "kiosk/kiosk_name.h", "kiosk/plain_digits.h",
    "kiosk/plural.h",      "kiosk/private_memory.h",  "kiosk/tally_form.h", "kiosk/utf8.h",
    "kiosk/uuid.h",        "kiosk/written_version.h", "kiosk/xml_text.h"};

// Library header (a regular expression) -> the only places that may include it.
const std::vector<std::pair<std::string, std::set<std::string>>> libraries = {
    {R"(imgui.*)", {"kiosk/touch", "kiosk/window/window"}},
    {R"((GLFW|GL)/.*)", {"kiosk/window/window", "kiosk/window/told_size"}},
    {R"(pango.*)", {"kiosk/text"}},
    {R"(glib\.h)", {"kiosk/utf8", "kiosk/touch", "kiosk/pinyin", "kiosk/words"}},
    {R"(fribidi\.h)", {"kiosk/text"}},
    {R"(cairo.*)", {"kiosk/text", "kiosk/pictures"}},
    {R"((gdk-pixbuf|librsvg)/.*)", {"kiosk/pictures"}},
    // Fontconfig also knows the alphabet of each language, which tells letters from other keys of a layout.
    {R"(fontconfig.*)", {"kiosk/text", "kiosk/touch/keyboard"}},
    {R"(unicode/.*)",
     {"kiosk/touch/alphabet", "kiosk/xforms/xpath/month_names", "kiosk/visit/folding", "kiosk/words/numbers",
      "kiosk/words/sentences", "sync/report/report"}},
    {R"(pinyinime\.h)", {"kiosk/pinyin"}},
    {R"(sqlite3\.h|SQLiteCpp/.*)", {"kiosk/store", "sync/inbox"}},
    {R"(libxml/.*)",
     {"kiosk/xforms", "sync/openrosa_xml", "sync/server/sealed_form", "sync/office/form_words"}},
    {R"(gettext-po\.h)", {"sync/office/po_file"}},
    {R"(curl/.*)", {"sync/council"}},
    {R"(httplib\.h)", {"sync/server"}},
    {R"(xlsxwriter\.h)", {"sync/office/workbook"}},
    {R"(boost/locale.*)", {"kiosk/words"}},
    {R"((espeak-ng|alsa)/.*|sndfile\..*|samplerate\.h)", {"kiosk/voice"}},
    {R"(netinet/.*|arpa/.*)", {"sync"}},
    // Files travel between two processes of the kiosk by a pair that has no address.
    {R"(sys/socket\.h)", {"sync", "kiosk/speech/voice_starter"}},
    {R"(seccomp\.h)", {"kiosk/no_more_programs"}},
};

struct Include {
    std::string file;    // "kiosk/touch/frame.cpp"
    std::string target;  // "kiosk/text/text.h", or "imgui.h"
    int line = 0;
};

std::vector<Include> all_includes() {
    std::vector<Include> found;
    const std::regex include(R"re(^\s*#\s*include\s*["<]([^">]+)[">])re");
    for (const char* top : {"kiosk", "sync"})
        for (const auto& entry : fs::recursive_directory_iterator(fs::path(SOURCE_DIR) / top)) {
            if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h") continue;
            std::ifstream stream(entry.path());
            std::string text;
            for (int line = 1; std::getline(stream, text); ++line)
                if (std::smatch match; std::regex_search(text, match, include))
                    found.push_back({fs::relative(entry.path(), SOURCE_DIR).string(), match[1], line});
        }
    return found;
}

std::string room_of(const std::string& file) {
    return fs::path(file).parent_path().string();
}

bool covers(const std::string& place, const std::string& file) {
    return file.compare(0, place.size(), place) == 0 &&
           (file.size() == place.size() || file[place.size()] == '/' || file[place.size()] == '.' ||
            file[place.size()] == '_');
}

TEST(IncludeRules, EveryRoomStandsInTheTable) {
    for (const Include& include : all_includes())
        EXPECT_TRUE(allowed.contains(room_of(include.file))) << include.file << " is in a room without rules";
}

// The right by which a room includes another's header: "" where it needs none, nullopt where it has none.
std::optional<std::string> right_of(const Include& include) {
    const bool ours = include.target.starts_with("kiosk/") || include.target.starts_with("sync/");
    const std::string room = room_of(include.file);
    if (!ours || room_of(include.target) == room || for_all.contains(include.target)) return "";
    const auto rule = allowed.find(room);
    if (rule == allowed.end()) return std::nullopt;
    for (const std::string& place : {include.target, room_of(include.target)})
        if (rule->second.contains(place)) return place;
    return std::nullopt;
}

bool may_include_library(const Include& include) {
    return std::all_of(libraries.begin(), libraries.end(), [&](const auto& rule) {
        return !std::regex_match(include.target, std::regex(rule.first)) ||
               std::any_of(rule.second.begin(), rule.second.end(),
                           [&](const std::string& place) { return covers(place, include.file); });
    });
}

TEST(IncludeRules, ARoomIncludesOnlyTheRoomsThatItMaySee) {
    const auto includes = all_includes();
    ASSERT_GT(includes.size(), 100U);
    for (const Include& include : includes)
        EXPECT_TRUE(right_of(include))
            << include.file << ":" << include.line << " may not include " << include.target;
}

TEST(IncludeRules, ALineThatBreaksOneIsFound) {
    EXPECT_FALSE(right_of({"kiosk/touch/frame.cpp", "kiosk/store/store.h", 1}));
    EXPECT_FALSE(right_of({"kiosk/screens/welcome.cpp", "kiosk/visit/visit.h", 1}));
    EXPECT_FALSE(right_of({"sync/server/routes.cpp", "sync/office/key_pair.h", 1}));
    EXPECT_FALSE(right_of({"kiosk/new_room/first.cpp", "kiosk/text/text.h", 1}));
    EXPECT_TRUE(right_of({"kiosk/touch/frame.cpp", "kiosk/text/text.h", 1}));
    EXPECT_FALSE(may_include_library({"kiosk/screens/welcome.cpp", "imgui.h", 1}));
    EXPECT_FALSE(may_include_library({"kiosk/visit/visit.cpp", "SQLiteCpp/SQLiteCpp.h", 1}));
    EXPECT_TRUE(may_include_library({"kiosk/touch/frame.cpp", "imgui.h", 1}));
}

TEST(IncludeRules, EachRightIsUsed) {
    std::map<std::string, std::set<std::string>> used;
    for (const Include& include : all_includes())
        used[room_of(include.file)].insert(right_of(include).value_or(""));
    for (const auto& [room, places] : allowed)
        for (const std::string& place : places)
            EXPECT_TRUE(used[room].contains(place))
                << room << " includes nothing of " << place << ": take the right away";
}

TEST(IncludeRules, EachLibraryHasItsRoom) {
    for (const Include& include : all_includes())
        EXPECT_TRUE(may_include_library(include))
            << include.file << ":" << include.line << " may not include " << include.target;
}

TEST(IncludeRules, EachRuleForALibraryHasSomebodyToHold) {
    const auto includes = all_includes();
    for (const auto& [library, places] : libraries)
        EXPECT_TRUE(std::any_of(
            includes.begin(), includes.end(),
            [&](const Include& include) { return std::regex_match(include.target, std::regex(library)); }))
            << library << " is included nowhere: the rule is dead";
}

TEST(IncludeRules, OursAreIncludedByTheirPathFromTheTop) {
    for (const Include& include : all_includes()) {
        if (!include.target.ends_with(".h") || include.target.find('/') != std::string::npos) continue;
        EXPECT_FALSE(fs::exists(fs::path(SOURCE_DIR) / room_of(include.file) / include.target))
            << include.file << ":" << include.line << " includes " << include.target << " without its path";
    }
}

}  // namespace
