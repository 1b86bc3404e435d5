// SPDX-License-Identifier: Apache-2.0
// While one stands, a program that root has started by hand does everything as the owner of `folder`: what
// root made in the folder of the database, the kiosk could not open any more. Anybody else stays who they
// are, and so does root where the folder is not there or is root's own.
//
// The rights change for the whole process: not while another thread needs root's. Threads: one.
#pragma once

#include <filesystem>

#include <sys/stat.h>
#include <unistd.h>

#include "kiosk/result.h"

namespace store {

class AsOwnerOf {
 public:
    explicit AsOwnerOf(const std::filesystem::path& folder) {
        struct stat owner {};
        if (::geteuid() == 0 && ::stat(folder.c_str(), &owner) == 0) changed_ = ::seteuid(owner.st_uid) == 0;
    }
    ~AsOwnerOf() {
        if (changed_) kiosk::require(::seteuid(0) == 0, "root is root again");
    }
    AsOwnerOf(const AsOwnerOf&) = delete;
    AsOwnerOf& operator=(const AsOwnerOf&) = delete;

 private:
    bool changed_ = false;
};

}  // namespace store
