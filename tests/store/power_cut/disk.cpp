// SPDX-License-Identifier: Apache-2.0
#include "tests/store/power_cut/disk.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>

namespace power_cut {
namespace {

constexpr std::size_t sector = 512;

using Random = std::mt19937_64;

bool one_in(Random& random, unsigned n) {
    return random() % n == 0;
}

// Each sector by itself arrives or does not, and one in eight that arrives does so only in part.
void apply_torn(const Disk::File::Write& write, std::string& content, Random& random) {
    std::size_t at = 0;
    while (at < write.bytes.size()) {
        const std::size_t length = std::min(sector - (write.at + at) % sector, write.bytes.size() - at);
        if (one_in(random, 2)) {
            const std::size_t arrived = one_in(random, 8) ? random() % length : length;
            Disk::File::Write{write.at + at, write.bytes.substr(at, arrived), {}}.apply(content);
        }
        at += length;
    }
}

void settle_cache(Disk::File& file, Random& random) {
    for (const auto& write : file.in_cache) {
        const auto fate = random() % 3;
        if (fate == 0) write.apply(file.on_disk);
        if (fate == 1 && !write.truncate) apply_torn(write, file.on_disk, random);
    }
    file.in_cache.clear();
    file.seen = file.on_disk;
    file.entered = true;
    file.shared_memory.clear();
}

}  // namespace

void Disk::File::Write::apply(std::string& content) const {
    if (truncate) {
        content.resize(std::min(content.size(), *truncate));
        return;
    }
    if (content.size() < at + bytes.size()) content.resize(at + bytes.size(), '\0');
    content.replace(at, bytes.size(), bytes);
}

void Disk::File::change(Write write) {
    write.apply(seen);
    in_cache.push_back(std::move(write));
}

Disk::Disk(Synchronous synchronous, Says says) : synchronous_(synchronous), says_(says) {
    register_vfs(*this);
}
Disk::~Disk() {
    unregister_vfs();
}

void Disk::fail_call(int call, Fails how, int code) {
    failing_call_ = call;
    how_ = how;
    failing_code_ = code;
    failed_ = false;
}

void Disk::heal() {
    failing_call_ = 0;
}

int Disk::call() {
    if (dark_) return SQLITE_IOERR;
    ++calls_;
    if (failing_call_ == 0 || calls_ < failing_call_) return SQLITE_OK;
    if (how_ == Fails::once && calls_ > failing_call_) return SQLITE_OK;
    failed_ = true;
    return failing_code_;
}

int Disk::step() {
    if (const int code = call(); code != SQLITE_OK) return code;
    ++steps_;
    if (cut_ && steps_ >= *cut_) dark_ = true;
    return dark_ ? SQLITE_IOERR : SQLITE_OK;
}

int Disk::sync(File& file) {
    if (const int code = step(); code != SQLITE_OK) return code;
    syncs_.push_back(steps_);
    if (says_ == Says::that_it_synced) return SQLITE_OK;
    file.on_disk = file.seen;
    file.in_cache.clear();
    if (file.journal && !file.entered) sync_folder();
    return SQLITE_OK;
}

void Disk::sync_folder() {
    deleted_.clear();
    for (auto& [name, file] : files_) file->entered = true;
}

std::shared_ptr<Disk::File> Disk::open(const std::string& name, bool create, bool journal) {
    if (const auto found = files_.find(name); found != files_.end()) return found->second;
    if (!create || step() != SQLITE_OK) return nullptr;
    const auto file = files_[name] = std::make_shared<File>();
    file->journal = journal;
    return file;
}

int Disk::remove(const std::string& name, bool at_once) {
    if (!exists(name)) return SQLITE_IOERR_DELETE_NOENT;
    if (const int code = step(); code != SQLITE_OK) return code;
    deleted_[name] = files_[name];
    files_.erase(name);
    if (at_once) sync_folder();
    return SQLITE_OK;
}

void Disk::write_out() const {
    for (const auto& [name, file] : files_) std::ofstream(name, std::ios::binary) << file->seen;
}

void Disk::take_in(const std::string& from, const std::string& name) {
    std::ifstream stream(from, std::ios::binary);
    const auto file = files_[name] = std::make_shared<File>();
    file->seen = file->on_disk = std::string(std::istreambuf_iterator<char>(stream), {});
    file->entered = true;
    file->journal = name.ends_with("-wal");
}

void Disk::lose_power(std::uint64_t seed) {
    Random random(seed);
    for (auto& [name, file] : deleted_)
        if (file->entered && !exists(name) && one_in(random, 2)) files_[name] = file;
    deleted_.clear();
    for (auto at = files_.begin(); at != files_.end();)
        at = !at->second->entered && one_in(random, 2) ? files_.erase(at) : std::next(at);
    for (auto& [name, file] : files_) settle_cache(*file, random);
    cut_.reset();
    dark_ = false;
}

}  // namespace power_cut
