// SPDX-License-Identifier: Apache-2.0
#include "sync/report/telling.h"

#include <map>
#include <vector>

namespace council {

namespace {

using Readers = std::multimap<std::string, std::string>;  // path, and that of what reads it or stands in it

Readers readers_in(const xforms::Outline& form) {
    Readers readers;
    for (const xforms::OutlineNode& node : form.nodes) {
        for (const std::string& read : node.reads) readers.emplace(read, node.path);
        if (node.parent) readers.emplace(form.nodes[*node.parent].path, node.path);
    }
    return readers;
}

}  // namespace

std::set<std::string> what_hangs_on(const Dictionary& dictionary, const std::string& path) {
    std::set<std::string> found;
    for (const xforms::Outline& form : dictionary.versions()) {
        const Readers readers = readers_in(form);
        std::set<std::string> reached{path};
        std::vector<std::string> waiting{path};
        while (!waiting.empty()) {
            const auto [begin, end] = readers.equal_range(waiting.back());
            waiting.pop_back();
            for (auto reader = begin; reader != end; ++reader)
                if (reached.insert(reader->second).second) waiting.push_back(reader->second);
        }
        found.merge(reached);
    }
    found.erase(path);
    return found;
}

}  // namespace council
