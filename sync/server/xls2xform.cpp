// SPDX-License-Identifier: Apache-2.0
#include "sync/server/xls2xform.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <sstream>
#include <vector>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kiosk/ascii.h"
#include "kiosk/blanks.h"
#include "sync/inbox/result.h"

namespace council {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

struct Ended {
    int error = 0;  // of its start
    bool well = false;
    std::string said;  // all that it wrote to either of its ends
};

std::string read_to_the_end(int from) {
    std::string all;
    std::array<char, 4096> some{};
    for (;;) {
        const ssize_t size = read(from, some.data(), some.size());
        if (size < 0 && errno == EINTR) continue;
        if (size <= 0) return all;
        all.append(some.data(), static_cast<std::size_t>(size));
    }
}

Ended run(std::array<std::string, 5> words) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) return {errno, false, {}};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
    std::array<char*, words.size() + 1> given{};
    for (std::size_t at = 0; at < words.size(); ++at) given.at(at) = words.at(at).data();
    pid_t child = 0;
    Ended ended;
    ended.error = posix_spawnp(&child, given[0], &actions, nullptr, given.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (ended.error == 0) {
        ended.said = read_to_the_end(ends[0]);
        int status = 0;
        ended.well = waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }
    close(ends[0]);
    return ended;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream all(text);
    for (std::string line; std::getline(all, line);)
        if (!kiosk::is_blank(line)) lines.emplace_back(kiosk::trimmed(line));
    return lines;
}

struct Verdict {
    bool made = false;
    std::string why, warnings;
};

// {"code": 100, "message": "Ok!", "warnings": []}, on a line of its own; 101 with warnings, 999 for an error.
std::optional<Verdict> verdict_in(const std::string& line) {
    const json said = json::parse(line, nullptr, false);
    if (!said.is_object() || !said.contains("code") || !said["code"].is_number_integer()) return std::nullopt;
    constexpr int first_error = 200;
    Verdict verdict;
    verdict.made = said["code"].get<int>() < first_error;
    if (said.contains("message") && said["message"].is_string()) verdict.why = said["message"];
    if (const auto warned = said.find("warnings"); warned != said.end() && warned->is_array())
        for (const json& each : *warned)
            if (each.is_string()) verdict.warnings += each.get<std::string>() + "\n";
    return verdict;
}

// Of a program that does not know --json, or fell over: the last thing that it said.
Verdict verdict_of(const Ended& ended) {
    const auto lines = lines_of(ended.said);
    for (const std::string& line : lines)
        if (auto verdict = verdict_in(line)) return *verdict;
    return {ended.well, lines.empty() ? "It said nothing." : lines.back(), {}};
}

}  // namespace

bool is_spreadsheet(const fs::path& file) {
    const std::string ending = kiosk::lower_ascii(file.extension().string());
    return ending == ".xlsx" || ending == ".xlsm" || ending == ".xls";
}

Result<std::string> make_form(const fs::path& spreadsheet, const fs::path& form) {
    const std::string name = spreadsheet.string();
    if (access(name.c_str(), R_OK) != 0)
        return fail(ErrorKind::invalid, name + ": cannot be read: " + std::strerror(errno));
    // read_form() judges what comes of it as kiosks will; ODK Validate would need Java on this machine.
    const Ended ended = run({"xls2xform", "--json", "--skip_validate", name, form.string()});
    if (ended.error == ENOENT)
        return fail(ErrorKind::invalid,
                    name +
                        ": is a spreadsheet, and xls2xform, which makes a form of it, is not on "
                        "the PATH. Install it with `pipx install pyxform`, or convert the "
                        "file at https://getodk.org/xlsform and publish the XML.");
    if (ended.error != 0)
        return fail(ErrorKind::storage,
                    "xls2xform cannot be started: " + std::string(std::strerror(ended.error)));
    const Verdict verdict = verdict_of(ended);
    if (!ended.well || !verdict.made || !fs::exists(form))
        return fail(ErrorKind::invalid, name + ": xls2xform could not make a form of it: " + verdict.why);
    return verdict.warnings;
}

}  // namespace council
