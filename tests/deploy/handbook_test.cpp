// SPDX-License-Identifier: Apache-2.0
// The handbook says what the screen says: each line and button that it names is among the kiosk's own words,
// and each page that it leads to is there.
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <vector>

#include <gtest/gtest.h>

namespace {

namespace fs = std::filesystem;

std::string all_of(const fs::path& file) {
    std::ifstream stream(file);
    std::ostringstream all;
    all << stream.rdbuf();
    return all.str();
}

// The words of the template, each msgid and msgid_plural in one piece.
std::set<std::string> kiosks_words() {
    std::set<std::string> words;
    std::istringstream lines(all_of(SOURCE_DIR "/assets/words/have-your-say.pot"));
    std::string collected;
    bool within = false;
    for (std::string line; std::getline(lines, line);) {
        const bool begins = line.starts_with("msgid");
        if (begins || !line.starts_with("\"")) {
            if (within) words.insert(collected);
            within = begins;
            collected.clear();
        }
        if (!within) continue;
        const auto from = line.find('"') + 1;
        collected += line.substr(from, line.rfind('"') - from);
    }
    return words;
}

std::string trimmed(const std::string& line) {
    const auto from = line.find_first_not_of(" \t");
    return from == std::string::npos ? "" : line.substr(from, line.find_last_not_of(" \t") - from + 1);
}

// A source with each of its texts in one piece, as the compiler joins them.
std::string joined(const fs::path& source) {
    std::istringstream lines(all_of(source));
    std::string whole;
    for (std::string line; std::getline(lines, line);) {
        const std::string text = trimmed(line);
        if (text.starts_with("//")) continue;
        if (text.starts_with("\"") && whole.ends_with("\""))
            whole.replace(whole.size() - 1, 1, text.substr(1));
        else
            whole += "\n" + text;
    }
    return whole;
}

std::string all_sources() {
    std::string all = all_of(SOURCE_DIR "/deploy/out-of-service");
    for (const char* room : {"/kiosk", "/sync"})
        for (const auto& entry : fs::recursive_directory_iterator(std::string(SOURCE_DIR) + room))
            if (entry.path().extension() == ".cpp" || entry.path().extension() == ".h")
                all += joined(entry.path());
    return all;
}

// "%d visits today" is what "12 visits today" is an example of.
class Pattern {
 public:
    explicit Pattern(const std::string& words) {
        std::string pattern;
        for (std::size_t at = 0; at < words.size(); ++at) {
            const bool number = words.compare(at, 2, "%d") == 0;
            const bool place = words[at] == '{' && words.compare(at + 2, 1, "}") == 0;
            letters_ = letters_ || (!number && !place && std::isalpha(static_cast<unsigned char>(words[at])));
            if (number || place)
                pattern += number ? "[0-9]+" : ".+";
            else if (std::string("\\^$.|?*+()[]{}").find(words[at]) != std::string::npos)
                pattern += std::string("\\") + words[at];
            else
                pattern += words[at];
            if (number || place) at += number ? 1 : 2;
        }
        pattern_ = pattern;
    }
    // Where there is nothing but places, anything would be.
    bool is_in(const std::string& quote) const { return letters_ && std::regex_match(quote, pattern_); }

 private:
    std::regex pattern_;
    bool letters_ = false;
};

bool said_on_screen(const std::set<std::string>& words, const std::string& quote) {
    return words.contains(quote) || std::any_of(words.begin(), words.end(), [&](const std::string& each) {
               return each.find_first_of("%{") != std::string::npos && Pattern(each).is_in(quote);
           });
}

std::string page_of(const std::string& name) {
    return all_of(std::string(SOURCE_DIR "/deploy/handbook/") + name);
}

// What stands between quotation marks on a page, but for what is a command.
std::vector<std::string> quotes_of(const std::string& page) {
    const std::string plain = std::regex_replace(page, std::regex("```[^`]*```|`[^`]*`"), "");
    static const std::regex quoted("\"([^\"]+)\"");
    std::vector<std::string> quotes;
    for (std::sregex_iterator each(plain.begin(), plain.end(), quoted), end; each != end; ++each)
        quotes.push_back(std::regex_replace((*each)[1].str(), std::regex("\\s+"), " "));
    return quotes;
}

// Each text of `source` that it says in `context`: one, or one for one and one for many.
std::vector<std::vector<std::string>> said_in(const std::string& source, const std::string& context) {
    const std::regex call("say\\(\\s*\"" + context + "\",\\s*\"([^\"]+)\"(?:,\\s*\"([^\"]+)\")?");
    std::vector<std::vector<std::string>> all;
    for (std::sregex_iterator each(source.begin(), source.end(), call), end; each != end; ++each) {
        all.push_back({(*each)[1]});
        if ((*each)[2].matched) all.back().push_back((*each)[2]);
    }
    return all;
}

std::string between(const std::string& source, const std::string& first, const std::string& last) {
    const auto begins = source.find(first), ends = source.find(last);
    return begins < ends && ends != std::string::npos ? source.substr(begins, ends - begins) : "";
}

TEST(Handbook, NamesEachLineAndButtonOfTheStaffsPageAsTheScreenDoes) {
    const std::set<std::string> words = kiosks_words();
    const std::string sources = all_sources();
    const auto quotes = quotes_of(page_of("staff-page.md"));
    for (const std::string& quote : quotes) {
        const bool of_a_round = quote == "9 submissions were sent." &&
                                sources.find("\"submissions were sent.\"") != std::string::npos;
        EXPECT_TRUE(of_a_round || said_on_screen(words, quote)) << quote;
    }
    EXPECT_GT(quotes.size(), 50U);
}

TEST(Handbook, HasEachLineAndButtonThatTheStaffsPageSays) {
    const auto quotes = quotes_of(page_of("staff-page.md"));
    const auto all = said_in(joined(SOURCE_DIR "/kiosk/screens/staff.cpp"), "staff");
    EXPECT_GT(all.size(), 50U);
    for (const auto& forms : all) {
        const bool only_places =
            forms.front().find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
        const bool named = std::any_of(quotes.begin(), quotes.end(), [&](const std::string& quote) {
            return std::any_of(forms.begin(), forms.end(), [&](const std::string& each) {
                return quote == each || Pattern(each).is_in(quote);
            });
        });
        EXPECT_TRUE(only_places || named) << forms.front();
    }
}

// Parts of sentences too, which the programs complete.
TEST(Handbook, QuotesWhatTheProgramsSay) {
    const std::set<std::string> words = kiosks_words();
    const std::string sources = all_sources();
    std::size_t quotes = 0;
    for (const char* name : {"what-to-do.md", "unpack.md", "first-night.md", "move.md", "replace-a-disk.md",
                             "end-of-consultation.md", "by-hand.md"})
        for (const std::string& quote : quotes_of(page_of(name))) {
            ++quotes;
            const bool of_a_line = std::any_of(words.begin(), words.end(), [&](const std::string& each) {
                return each.find(quote) != std::string::npos;
            });
            EXPECT_TRUE(of_a_line || said_on_screen(words, quote) || sources.find(quote) != std::string::npos)
                << name << ": " << quote;
        }
    EXPECT_GT(quotes, 60U);
}

TEST(Handbook, SaysWhatToDoAtEachScreenThatTakesNoAnswersAndForEachPartOfTheMachine) {
    const std::string page = page_of("what-to-do.md");
    auto shown = said_in(joined(SOURCE_DIR "/kiosk/screens/out_of_service.cpp"), "closed");
    std::erase_if(shown, [](const auto& each) { return each.front().ends_with("."); });  // they follow
    const std::string welcome = joined(SOURCE_DIR "/kiosk/screens/welcome_parts.cpp");
    for (const auto& each : said_in(
             between(welcome, "std::string kicker_of(const Welcome& welcome)", "std::string start_words("),
             "welcome"))
        if (!each.front().starts_with("Have your say")) shown.push_back(each);
    EXPECT_GE(shown.size(), 5U);
    const auto quotes = quotes_of(page);
    for (const auto& each : shown)
        EXPECT_TRUE(std::any_of(quotes.begin(), quotes.end(), [&](const std::string& quote) {
            return quote == each.front() || Pattern(each.front()).is_in(quote);
        })) << each.front();

    const std::string staff = joined(SOURCE_DIR "/kiosk/screens/staff.cpp");
    const auto parts = said_in(
        between(staff, "std::string name_of(Staff::Need::Area area)", "std::vector<Staff::Need> all_needs("),
        "staff");
    EXPECT_GE(parts.size(), 6U);
    for (const auto& part : parts) {
        const std::string row = "| **" + part.front() + "**: any";
        EXPECT_NE(page.find(row), std::string::npos) << row;
    }
}

// Whoever installs without packages enables each unit of a kiosk by hand, and comes back in by masking one.
TEST(Handbook, NamesTheUnitsThatAreThere) {
    const std::string page = page_of("own-debian.md");
    const std::regex unit(R"(have-your-say[a-z-]*\.(service|timer|path))");
    const fs::path units = SOURCE_DIR "/deploy/systemd";
    std::set<std::string> named;
    for (std::sregex_iterator each(page.begin(), page.end(), unit), end; each != end; ++each)
        named.insert(each->str());
    for (const std::string& each : named) EXPECT_TRUE(fs::exists(units / each)) << each;
    for (const auto& entry : fs::directory_iterator(units)) {
        const std::string name = entry.path().filename();
        const bool of_council = name == "have-your-say-council.service";
        const bool enabled = all_of(entry.path()).find("[Install]") != std::string::npos;
        EXPECT_TRUE(of_council || !enabled || named.contains(name)) << name << " must be enabled";
    }
}

TEST(Handbook, IsInThePackagesOfBothEnds) {
    for (const char* package : {"kiosk", "council"}) {
        const std::string docs =
            all_of(std::string(SOURCE_DIR "/deploy/debian/have-your-say-") + package + ".docs");
        for (const char* paper : {"README.md", "SECURITY.md", "deploy/handbook"}) {
            EXPECT_NE(docs.find(std::string(paper) + "\n"), std::string::npos) << package << ": " << paper;
            EXPECT_TRUE(fs::exists(fs::path(SOURCE_DIR) / paper)) << paper;
        }
    }
}

TEST(Handbook, GivesTheScreenTheHeightsThatTheSettingsTake) {
    std::smatch taken;
    const std::string settings = all_of(SOURCE_DIR "/deploy/kiosk.toml");
    ASSERT_TRUE(
        std::regex_search(settings, taken, std::regex("bottom_edge_mm = 900 +# (\\d+) to (\\d+), from")));
    const std::string told = "between " + taken[1].str() + " and " + taken[2].str() + " mm";
    EXPECT_NE(all_of(SOURCE_DIR "/deploy/handbook/unpack.md").find(told), std::string::npos) << told;
}

// Article 13 of the UK GDPR: on what basis people are asked, and how long what they say is kept.
TEST(Handbook, LeavesRoomForBasisAndTimeInThePrivacyNoticeOfEachLanguage) {
    std::istringstream lines(page_of("privacy-notice.md"));
    std::map<std::string, int> blanks;
    std::string language;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("## ")) language = line.substr(3);
        if (line.starts_with("## Where the newsletter is on")) break;
        if (language.empty()) continue;
        int& blanks_here = blanks[language];
        for (auto at = line.find("______"); at != std::string::npos; at = line.find("______", at + 6))
            ++blanks_here;
    }
    EXPECT_EQ(blanks.size(), 12U);
    for (const auto& [each, count] : blanks) EXPECT_EQ(count, 2) << each;
}

TEST(Handbook, LeadsOnlyToPagesThatAreThere) {
    const fs::path folder = SOURCE_DIR "/deploy/handbook";
    const std::regex link(R"(\]\(([^)#:]+)\))");
    int links = 0;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() != ".md") continue;
        const std::string page = all_of(entry.path());
        for (std::sregex_iterator each(page.begin(), page.end(), link), end; each != end; ++each, ++links)
            EXPECT_TRUE(fs::exists(folder / (*each)[1].str())) << entry.path() << ": " << (*each)[1];
    }
    EXPECT_GT(links, 15);
}

}  // namespace
