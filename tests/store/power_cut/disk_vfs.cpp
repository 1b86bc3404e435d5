// SPDX-License-Identifier: Apache-2.0
// The face that SQLite sees. Time, sleep and randomness are the system's own; everything about files is the
// Disk's.
#include <algorithm>
#include <cstring>
#include <new>
#include <string_view>

#include "tests/store/power_cut/disk.h"

namespace power_cut {
namespace {

struct OpenFile {
    sqlite3_file base;
    Disk* disk;
    std::shared_ptr<Disk::File> file;
    std::string name;
    bool delete_on_close;
};

OpenFile& of(sqlite3_file* base) {
    return *reinterpret_cast<OpenFile*>(base);
}
Disk& disk_of(sqlite3_vfs* vfs) {
    return *static_cast<Disk*>(vfs->pAppData);
}

int close_file(sqlite3_file* base) {
    OpenFile& open = of(base);
    if (open.delete_on_close) open.disk->remove(open.name, true);
    open.file.~shared_ptr();
    open.name.~basic_string();
    return SQLITE_OK;
}

int read(sqlite3_file* base, void* out, int amount, sqlite3_int64 offset) {
    if (const int code = of(base).disk->call(); code != SQLITE_OK) return code;
    const std::string& seen = of(base).file->seen;
    const auto at = std::min(static_cast<std::size_t>(offset), seen.size());
    const std::size_t there = std::min(static_cast<std::size_t>(amount), seen.size() - at);
    std::memcpy(out, seen.data() + at, there);
    std::memset(static_cast<char*>(out) + there, 0, static_cast<std::size_t>(amount) - there);
    return there == static_cast<std::size_t>(amount) ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int write(sqlite3_file* base, const void* bytes, int amount, sqlite3_int64 offset) {
    if (const int code = of(base).disk->step(); code != SQLITE_OK) return code;
    of(base).file->change({static_cast<std::size_t>(offset),
                           std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(amount)),
                           {}});
    return SQLITE_OK;
}

int truncate(sqlite3_file* base, sqlite3_int64 size) {
    if (const int code = of(base).disk->step(); code != SQLITE_OK) return code;
    of(base).file->change({0, {}, static_cast<std::size_t>(size)});
    return SQLITE_OK;
}

int sync(sqlite3_file* base, int) {
    return of(base).disk->sync(*of(base).file);
}

int file_size(sqlite3_file* base, sqlite3_int64* size) {
    if (const int code = of(base).disk->call(); code != SQLITE_OK) return code;
    *size = static_cast<sqlite3_int64>(of(base).file->seen.size());
    return SQLITE_OK;
}

int lock(sqlite3_file* base, int) {
    return of(base).disk->call() == SQLITE_OK ? SQLITE_OK : SQLITE_IOERR_LOCK;
}
int unlock(sqlite3_file*, int) {
    return SQLITE_OK;
}

int check_reserved_lock(sqlite3_file* base, int* held) {
    *held = 0;
    return of(base).disk->call();
}

// The control hears every pragma but the one that asks for FULL.
int file_control(sqlite3_file* base, int what, void* argument) {
    if (what != SQLITE_FCNTL_PRAGMA || of(base).disk->synchronous() == Synchronous::as_asked)
        return SQLITE_NOTFOUND;
    const char* const* words = static_cast<char**>(argument);
    const bool full =
        std::string_view(words[1]) == "synchronous" && words[2] && std::string_view(words[2]) == "FULL";
    return full ? SQLITE_OK : SQLITE_NOTFOUND;
}

int sector_size(sqlite3_file*) {
    return 4096;
}
int device_characteristics(sqlite3_file*) {
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

int map_shared(sqlite3_file* base, int region, int size, int extend, void volatile** out) {
    *out = nullptr;
    if (of(base).disk->call() != SQLITE_OK) return SQLITE_IOERR_SHMMAP;
    auto& regions = of(base).file->shared_memory;
    while (extend && regions.size() <= static_cast<std::size_t>(region))
        regions.push_back(std::make_unique<char[]>(static_cast<std::size_t>(size)));
    if (static_cast<std::size_t>(region) < regions.size())
        *out = regions[static_cast<std::size_t>(region)].get();
    return SQLITE_OK;
}

int lock_shared(sqlite3_file* base, int, int, int flags) {
    if (flags & SQLITE_SHM_UNLOCK) return SQLITE_OK;
    return of(base).disk->call() == SQLITE_OK ? SQLITE_OK : SQLITE_IOERR_SHMLOCK;
}

void barrier(sqlite3_file*) {}

int unmap_shared(sqlite3_file* base, int delete_too) {
    if (delete_too) of(base).file->shared_memory.clear();
    return SQLITE_OK;
}

const sqlite3_io_methods methods = [] {
    sqlite3_io_methods m{};
    m.iVersion = 2;
    m.xClose = close_file;
    m.xRead = read;
    m.xWrite = write;
    m.xTruncate = truncate;
    m.xSync = sync;
    m.xFileSize = file_size;
    m.xLock = lock;
    m.xUnlock = unlock;
    m.xCheckReservedLock = check_reserved_lock;
    m.xFileControl = file_control;
    m.xSectorSize = sector_size;
    m.xDeviceCharacteristics = device_characteristics;
    m.xShmMap = map_shared;
    m.xShmLock = lock_shared;
    m.xShmBarrier = barrier;
    m.xShmUnmap = unmap_shared;
    return m;
}();

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* base, int flags, int* out_flags) {
    base->pMethods = nullptr;
    Disk& disk = disk_of(vfs);
    if (disk.call() != SQLITE_OK) return SQLITE_CANTOPEN;
    const std::string path = name ? name : "temporary";
    constexpr int journals = SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL;
    auto file = disk.open(path, (flags & SQLITE_OPEN_CREATE) != 0, (flags & journals) != 0);
    if (!file) return SQLITE_CANTOPEN;
    new (base) OpenFile{{&methods}, &disk, std::move(file), path, (flags & SQLITE_OPEN_DELETEONCLOSE) != 0};
    if (out_flags) *out_flags = flags;
    return SQLITE_OK;
}

int delete_file(sqlite3_vfs* vfs, const char* name, int sync_folder) {
    return disk_of(vfs).remove(name, sync_folder != 0);
}

int access_file(sqlite3_vfs* vfs, const char* name, int, int* out) {
    if (disk_of(vfs).call() != SQLITE_OK) return SQLITE_IOERR_ACCESS;
    *out = disk_of(vfs).exists(name);
    return SQLITE_OK;
}

int full_name(sqlite3_vfs*, const char* name, int size, char* out) {
    sqlite3_snprintf(size, out, "%s", name);
    return SQLITE_OK;
}

sqlite3_vfs vfs;

// Run in each new connection before the Store's own pragmas. What a damaged file says to them, the Store will
// hear too.
int be_normal(sqlite3* database, char**, const sqlite3_api_routines*) {
    (void)sqlite3_exec(database, "PRAGMA synchronous = NORMAL", nullptr, nullptr, nullptr);
    return SQLITE_OK;
}
int be_off(sqlite3* database, char**, const sqlite3_api_routines*) {
    (void)sqlite3_exec(database, "PRAGMA synchronous = OFF", nullptr, nullptr, nullptr);
    return SQLITE_OK;
}

using Extension = void (*)();

}  // namespace

void register_vfs(Disk& disk) {
    vfs = *sqlite3_vfs_find("unix");
    vfs.iVersion = 1;
    vfs.szOsFile = sizeof(OpenFile);
    vfs.zName = "forgetful";
    vfs.pAppData = &disk;
    vfs.xOpen = open_file;
    vfs.xDelete = delete_file;
    vfs.xAccess = access_file;
    vfs.xFullPathname = full_name;
    sqlite3_vfs_register(&vfs, 1);
    if (disk.synchronous() == Synchronous::as_asked) return;
    sqlite3_auto_extension(
        reinterpret_cast<Extension>(disk.synchronous() == Synchronous::normal ? be_normal : be_off));
}

void unregister_vfs() {
    for (const auto lesser : {be_normal, be_off})
        sqlite3_cancel_auto_extension(reinterpret_cast<Extension>(lesser));
    sqlite3_vfs_unregister(&vfs);
}

}  // namespace power_cut
