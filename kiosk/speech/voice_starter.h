// SPDX-License-Identifier: Apache-2.0
// Starts the voice for a kiosk that may itself start no program any more (kiosk/no_more_programs.h): a
// process of its own, forked before there is a window, a form or an answer, which is handed the ends of a
// voice's two pipes. It knows one program and no word that is said, and ends when the kiosk does, however
// that ends.
//
// Errors: numbers as errno has them. Threads: one, and none beside it when it is made.
#pragma once

#include <string>

#include <sys/types.h>

namespace speech {

class VoiceStarter {
 public:
    explicit VoiceStarter(const std::string& program);  // its path
    ~VoiceStarter();
    VoiceStarter(const VoiceStarter&) = delete;
    VoiceStarter& operator=(const VoiceStarter&) = delete;

    // What becomes the voice's standard input and output, and its file of recordings, -1 for none. They stay
    // the caller's to close.
    struct Ends {
        int in, out, recordings = -1;
    };
    // A file that stands for the process (pidfd_open(2)), to be given to end(); -1 with an error.
    struct Started {
        int process = -1, error = 0;
    };
    Started start(const std::string& device, Ends);
    static void end(int process);  // kills it, and returns once it is gone

 private:
    pid_t process_ = -1;
    int channel_ = -1;
};

}  // namespace speech
