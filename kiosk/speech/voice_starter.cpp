// SPDX-License-Identifier: Apache-2.0
#include "kiosk/speech/voice_starter.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
extern "C" {  // which glibc 2.36 leaves out
#include <sys/pidfd.h>
}
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kiosk/private_memory.h"

namespace speech {
namespace {

constexpr int recordings_file = 3;  // as kiosk/voice/clip.h has it
constexpr int starters_end = 3;
constexpr std::size_t most_files = 3, most_bytes = 4096;
constexpr int patience_ms = 5000;  // of who waits for a program to be started

// One message, and the files that travel with it.
struct Parcel {
    std::string bytes;
    std::vector<int> files;
};

bool send(int channel, Parcel parcel) {
    iovec content{parcel.bytes.data(), parcel.bytes.size()};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(most_files * sizeof(int))> room{};
    msghdr message{};
    message.msg_iov = &content;
    message.msg_iovlen = 1;
    if (!parcel.files.empty()) {
        message.msg_control = room.data();
        message.msg_controllen = CMSG_SPACE(parcel.files.size() * sizeof(int));
        cmsghdr* const head = CMSG_FIRSTHDR(&message);
        head->cmsg_level = SOL_SOCKET;
        head->cmsg_type = SCM_RIGHTS;
        head->cmsg_len = CMSG_LEN(parcel.files.size() * sizeof(int));
        std::memcpy(CMSG_DATA(head), parcel.files.data(), parcel.files.size() * sizeof(int));
    }
    return sendmsg(channel, &message, MSG_NOSIGNAL) >= 0;
}

// Nothing at the other side's end; an empty parcel where a signal came first.
std::optional<Parcel> receive(int channel) {
    std::array<char, most_bytes> bytes;
    iovec content{bytes.data(), bytes.size()};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(most_files * sizeof(int))> room{};
    msghdr message{};
    message.msg_iov = &content;
    message.msg_iovlen = 1;
    message.msg_control = room.data();
    message.msg_controllen = room.size();
    const ssize_t got = recvmsg(channel, &message, MSG_CMSG_CLOEXEC);
    if (got < 0 && errno == EINTR) return Parcel{};
    if (got <= 0) return std::nullopt;
    Parcel parcel{{bytes.data(), static_cast<std::size_t>(got)}, {}};
    const cmsghdr* const head = CMSG_FIRSTHDR(&message);
    if (head == nullptr || head->cmsg_type != SCM_RIGHTS) return parcel;
    parcel.files.resize((head->cmsg_len - CMSG_LEN(0)) / sizeof(int));
    std::memcpy(parcel.files.data(), CMSG_DATA(head), parcel.files.size() * sizeof(int));
    return parcel;
}

// In the starter: a voice, told as its file and nought, or as what was wrong.
Parcel started(const std::string& program, const Parcel& wanted) {
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, wanted.files[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, wanted.files[1], STDOUT_FILENO);
    if (wanted.files.size() == most_files)
        posix_spawn_file_actions_adddup2(&files, wanted.files[2], recordings_file);
    const char* words[] = {program.c_str(), wanted.bytes.c_str(), nullptr};
    pid_t process = -1;
    int error = posix_spawn(&process, program.c_str(), &files, nullptr, const_cast<char**>(words), environ);
    posix_spawn_file_actions_destroy(&files);
    const int file = error == 0 ? pidfd_open(process, 0) : -1;
    if (error == 0 && file < 0) {
        error = errno;
        kill(process, SIGKILL);
    }
    Parcel told{std::string(reinterpret_cast<const char*>(&error), sizeof error), {}};
    if (file >= 0) told.files.push_back(file);
    return told;
}

void close_all(const std::vector<int>& files) {
    for (const int file : files) close(file);
}

[[noreturn]] void serve(const std::string& program) {
    while (true) {
        while (waitpid(-1, nullptr, WNOHANG) > 0) continue;
        const auto wanted = receive(starters_end);
        if (!wanted) _exit(0);
        if (wanted->files.size() < 2) continue;
        const Parcel told = started(program, *wanted);
        close_all(wanted->files);
        send(starters_end, told);
        close_all(told.files);
    }
}

// Else whoever looks for the kiosk would find two. In the room of the name that it was forked with.
void take_name() {
    constexpr const char* name = "voice-starter";
    prctl(PR_SET_NAME, name);
    std::string shown = name;
    shown.resize(std::strlen(program_invocation_name));
    shown.copy(program_invocation_name, shown.size());
}

// What the kiosk has open is not the starter's: who waits for the kiosk's end would wait for its end too.
[[noreturn]] void live(int channel, const std::string& program) {
    take_name();
    const int nothing = open("/dev/null", O_RDWR);
    dup2(nothing, STDIN_FILENO);
    dup2(nothing, STDOUT_FILENO);
    if (channel != starters_end) dup2(channel, starters_end);
    fcntl(starters_end, F_SETFD, FD_CLOEXEC);
    close_range(starters_end + 1, ~0U, 0);
    struct sigaction at_an_end {};
    at_an_end.sa_handler = [](int) {};  // a voice that has ended is buried at once
    sigaction(SIGCHLD, &at_an_end, nullptr);
    (void)kiosk::keep_memory_private();
    serve(program);
}

}  // namespace

VoiceStarter::VoiceStarter(const std::string& program) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return;
    process_ = fork();
    if (process_ == 0) live(ends[1], program);
    close(ends[1]);
    channel_ = ends[0];
}

VoiceStarter::~VoiceStarter() {
    if (channel_ >= 0) close(channel_);
    if (process_ <= 0) return;
    while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) continue;
}

VoiceStarter::Started VoiceStarter::start(const std::string& device, Ends ends) {
    Parcel wanted{device + '\0', {ends.in, ends.out}};
    if (ends.recordings >= 0) wanted.files.push_back(ends.recordings);
    if (!send(channel_, std::move(wanted))) return {-1, errno};
    pollfd answer{channel_, POLLIN, 0};
    if (poll(&answer, 1, patience_ms) <= 0) return {-1, ETIMEDOUT};
    const auto told = receive(channel_);
    int error = 0;
    if (!told || told->bytes.size() != sizeof error) return {-1, EPIPE};
    std::memcpy(&error, told->bytes.data(), sizeof error);
    if (told->files.empty()) return {-1, error};
    return {told->files.front(), 0};
}

void VoiceStarter::end(int process) {
    pidfd_send_signal(process, SIGKILL, nullptr, 0);
    pollfd gone{process, POLLIN, 0};
    while (poll(&gone, 1, -1) < 0 && errno == EINTR) continue;
    close(process);
}

}  // namespace speech
