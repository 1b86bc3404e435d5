// SPDX-License-Identifier: Apache-2.0
// A search that finds nothing would find every kiosk clean: what is planted in files and in memory is found.
#include "tests/journey/residue.h"

#include <fstream>
#include <memory>
#include <thread>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include "tests/window/own_display.h"

// Last: its words are macros.
#include <X11/Xatom.h>
#include <X11/Xlib.h>

namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string planted = "Żółć-planted-4711", elsewhere = "Żółć-planted-4712";
const std::u16string as_utf16 = u"Żółć-planted-4711";
const std::u32string as_utf32 = U"Żółć-planted-4711";

class Residue : public testing::Test {
 protected:
    void SetUp() override {
        folder_ =
            fs::path(BINARY_DIR) / "residue" / testing::UnitTest::GetInstance()->current_test_info()->name();
        fs::remove_all(folder_);
        fs::create_directories(folder_ / "below");
    }
    template <class Letter>
    void write(const std::string& name, const std::basic_string<Letter>& words) const {
        std::ofstream(folder_ / name, std::ios::binary)
            .write(reinterpret_cast<const char*>(words.data()),
                   static_cast<std::streamsize>(words.size() * sizeof(Letter)));
    }
    fs::path folder_;
};

TEST_F(Residue, InAFileIsFoundInWhateverLettersItStands) {
    write("sound", elsewhere);
    EXPECT_THAT(residue::files_with(planted, folder_), IsEmpty());
    const std::string around = "x" + planted + "x";
    write("below/utf8", around);
    write("below/utf16", as_utf16);
    write("utf32", as_utf32);
    EXPECT_EQ(residue::files_with(planted, folder_).size(), 3U);
}

TEST_F(Residue, InAFileThatIsOpenAndNoLongerHasANameIsFound) {
    write("deleted", planted);
    const fs::path file = folder_ / "deleted";
    const int open_file = open(file.c_str(), O_RDONLY | O_CLOEXEC);
    ASSERT_GE(open_file, 0);
    fs::remove(file);
    EXPECT_THAT(residue::files_with(planted, folder_), IsEmpty());
    EXPECT_THAT(residue::open_files_with(planted, getpid()), ElementsAre(file.string() + " (deleted)"));
    close(open_file);
    EXPECT_THAT(residue::open_files_with(planted, getpid()), IsEmpty());
}

TEST_F(Residue, InAFileThatIsInMemoryAloneIsFound) {
    const int in_memory = memfd_create("words", MFD_CLOEXEC);
    ASSERT_GE(in_memory, 0);
    const auto bytes = as_utf16.size() * sizeof(char16_t);
    ASSERT_EQ(::write(in_memory, as_utf16.data(), bytes), static_cast<ssize_t>(bytes));
    EXPECT_EQ(residue::open_files_with(planted, getpid()).size(), 1U);
    close(in_memory);
}

// Its own X server, with one window of a program that gives away what it should not.
class ResidueOnDisplay : public testing::Test {
 protected:
    void set(const char* property, Atom type, int format, const void* words, std::size_t count) const {
        XChangeProperty(server_.get(), window_, XInternAtom(server_.get(), property, False), type, format,
                        PropModeReplace, static_cast<const unsigned char*>(words), static_cast<int>(count));
        XSync(server_.get(), False);
    }
    std::string found() const {
        std::string all;
        for (const std::string& each : residue::on_display_with(planted)) all += each + "\n";
        return all;
    }
    // As an owner of the clipboard does, once somebody asks.
    void give_once(const std::string& words) const {
        XEvent asked{};
        while (asked.type != SelectionRequest) XNextEvent(server_.get(), &asked);
        const XSelectionRequestEvent& by = asked.xselectionrequest;
        XChangeProperty(server_.get(), by.requestor, by.property, by.target, 8, PropModeReplace,
                        reinterpret_cast<const unsigned char*>(words.data()), static_cast<int>(words.size()));
        XEvent told{};
        told.xselection = {SelectionNotify, 0,         False,       by.display, by.requestor,
                           by.selection,    by.target, by.property, by.time};
        XSendEvent(server_.get(), by.requestor, False, 0, &told);
        XSync(server_.get(), False);
    }

    const OwnDisplay display_{"320x240x24"};
    const std::unique_ptr<Display, decltype(&XCloseDisplay)> server_{XOpenDisplay(nullptr), XCloseDisplay};
    const Window window_ =
        XCreateSimpleWindow(server_.get(), DefaultRootWindow(server_.get()), 0, 0, 9, 9, 0, 0, 0);
};

TEST_F(ResidueOnDisplay, InAPropertyOfAWindowIsFoundInWhateverLettersItStands) {
    set("WM_NAME", XA_STRING, 8, elsewhere.data(), elsewhere.size());
    EXPECT_EQ(found(), "");
    set("WM_NAME", XA_STRING, 8, planted.data(), planted.size());
    EXPECT_THAT(found(), testing::MatchesRegex("property WM_NAME of window 0x[0-9a-f]+\n"));
    set("WM_NAME", XA_STRING, 8, "", 0);
    set("A", XA_STRING, 16, as_utf16.data(), as_utf16.size());
    const std::vector<long> letters(as_utf32.begin(), as_utf32.end());
    set("B", XA_CARDINAL, 32, letters.data(), letters.size());
    EXPECT_THAT(found(), testing::AllOf(testing::HasSubstr("property A"), testing::HasSubstr("property B")));
}

TEST_F(ResidueOnDisplay, InTheClipboardIsFound) {
    XSetSelectionOwner(server_.get(), XInternAtom(server_.get(), "CLIPBOARD", False), window_, CurrentTime);
    XSync(server_.get(), False);
    for (const std::string& words : {elsewhere, planted}) {
        std::thread owner([&] { give_once(words); });
        EXPECT_EQ(found(), words == planted ? "selection CLIPBOARD\n" : "");
        owner.join();
    }
}

TEST_F(ResidueOnDisplay, InTheMemoryOfItsServerIsFound) {
    const pid_t server = residue::display_server();
    ASSERT_GT(server, 0);
    const auto before = residue::in_memory(planted, server);
    if (!before) GTEST_SKIP() << "this user may not read the memory of another process";
    EXPECT_EQ(*before, 0);
    set("WM_NAME", XA_STRING, 8, planted.data(), planted.size());
    EXPECT_GT(residue::in_memory(planted, server).value_or(0), 0);
}

}  // namespace
