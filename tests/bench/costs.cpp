// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/costs.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>

#include <unistd.h>

namespace bench {
namespace {

namespace fs = std::filesystem;

struct Line {
    pid_t parent = 0;
    double cpu_seconds = 0;
};

// proc(5): the words behind the name, which may hold blanks itself.
std::optional<Line> line_of(const fs::path& process) {
    std::ifstream stat(process / "stat");
    std::string text, word;
    if (!std::getline(stat, text)) return std::nullopt;
    std::istringstream after_name(text.substr(text.rfind(')') + 2));
    Line line;
    for (int field = 3; after_name >> word && field <= 15; ++field) {
        if (field == 4) line.parent = std::stoi(word);
        if (field == 14 || field == 15)
            line.cpu_seconds += std::stod(word) / static_cast<double>(sysconf(_SC_CLK_TCK));
    }
    return line;
}

double number_behind(const fs::path& file, const std::string& word) {
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with(word)) return std::stod(line.substr(word.size()));
    return 0;
}

void add(Spent& spent, const fs::path& process, const Line& line) {
    spent.cpu_seconds += line.cpu_seconds;
    spent.pss_mib += number_behind(process / "smaps_rollup", "Pss:") / 1024;
    spent.processes += 1;
    std::error_code gone;
    for (const auto& task : fs::directory_iterator(process / "task", gone))
        spent.wake_ups += number_behind(task.path() / "status", "voluntary_ctxt_switches:");
}

}  // namespace

Spent spent_below(pid_t process) {
    std::map<pid_t, Line> all;
    for (const auto& entry : fs::directory_iterator("/proc")) {
        const std::string name = entry.path().filename();
        if (name.find_first_not_of("0123456789") != std::string::npos) continue;
        if (const auto line = line_of(entry.path())) all[std::stoi(name)] = *line;
    }
    const auto is_below = [&](pid_t id) {
        while (id != process && all.contains(id)) id = all[id].parent;
        return id == process;
    };
    Spent spent;
    for (const auto& [id, line] : all)
        if (is_below(id)) add(spent, fs::path("/proc") / std::to_string(id), line);
    return spent;
}

Screen::Place place_of(const nlohmann::json& node) {
    const auto& bounds = node["bounds"];
    return {bounds[0].get<int>(), bounds[1].get<int>(), bounds[2].get<int>(), bounds[3].get<int>()};
}

}  // namespace bench
