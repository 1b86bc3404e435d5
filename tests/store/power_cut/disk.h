// SPDX-License-Identifier: Apache-2.0
// A disk that forgets: a SQLite VFS in memory, the default one while it lives.
//
// What is written stays in the disk's cache until it is synced. When the power goes, each write that was not
// synced is kept, dropped or torn, by the seed; since any of them may be missing, this covers every order in
// which a disk may have written them. A file created may be gone and one deleted may be back until the folder
// is synced, as the Linux VFS does at the first sync of a journal that it created (not of the database).
// Bytes outside a write stay as they were (SQLITE_IOCAP_POWERSAFE_OVERWRITE, as the Linux VFS promises too).
// Shared memory and locks end with the power.
//
// Refuses more than one connection at a time: locks are granted without looking.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <sqlite3.h>

namespace power_cut {

enum class Fails { once, for_ever };
// The controls, in which the pragma FULL is not heard.
enum class Synchronous { as_asked, normal, off };
enum class Says { the_truth, that_it_synced };  // that_it_synced: whatever happened (RELIABILITY F5)

class Disk {
 public:
    explicit Disk(Synchronous = Synchronous::as_asked, Says = Says::the_truth);
    ~Disk();
    Disk(const Disk&) = delete;
    Disk& operator=(const Disk&) = delete;

    // Steps are what changes the disk (write, truncate, sync, delete, create); calls are all that SQLite asks
    // of it.
    int steps() const { return steps_; }
    int calls() const { return calls_; }
    const std::vector<int>& syncs() const { return syncs_; }  // which steps were syncs

    void cut_before_step(int step) { cut_ = step; }  // from that step on nothing answers any more
    void fail_call(int call, Fails how, int code);   // counted as calls() counts
    bool failed() const { return failed_; }
    void heal();

    void lose_power(std::uint64_t seed);  // with no connection open; then the power is back
    void write_out() const;               // what it holds, as files of the real disk under the same names
    void take_in(const std::string& from,
                 const std::string& name);  // a file of the real disk, synced long ago

    struct File;
    // For the VFS: may this call go on?
    int call();
    int step();
    int sync(File&);
    std::shared_ptr<File> open(const std::string& name, bool create, bool journal);
    int remove(const std::string& name, bool at_once);
    bool exists(const std::string& name) const { return files_.count(name) != 0; }
    Synchronous synchronous() const { return synchronous_; }

 private:
    void sync_folder();

    const Synchronous synchronous_;
    const Says says_;
    std::map<std::string, std::shared_ptr<File>> files_, deleted_;
    int steps_ = 0, calls_ = 0;
    std::vector<int> syncs_;
    std::optional<int> cut_;
    bool dark_ = false, failed_ = false;
    int failing_call_ = 0, failing_code_ = 0;
    Fails how_ = Fails::once;
};

struct Disk::File {
    struct Write {
        std::size_t at = 0;
        std::string bytes;
        std::optional<std::size_t> truncate;
        void apply(std::string& content) const;
    };
    std::string on_disk, seen;    // what would survive now, and what a reader sees
    std::vector<Write> in_cache;  // the way from one to the other
    bool entered = false;         // its name is on disk
    bool journal = false;
    std::vector<std::unique_ptr<char[]>> shared_memory;

    void change(Write);
};

// The file methods and the VFS that SQLite calls; disk_vfs.cpp. Registered as default until unregistered.
void register_vfs(Disk&);
void unregister_vfs();

}  // namespace power_cut
