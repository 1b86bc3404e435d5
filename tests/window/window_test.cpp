// SPDX-License-Identifier: Apache-2.0
// A real window on a real X server, touched as a touch screen under X touches it: as the pointer.
#include "kiosk/window/window.h"

#include <cmath>
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <png.h>

#include "tests/window/own_display.h"

namespace kiosk {
namespace {

using std::chrono::milliseconds;

struct Pixels {
    png_image image{};
    std::vector<std::uint8_t> rgb;
    touch::Colour at(int x, int y) const {
        const std::size_t place =
            (static_cast<std::size_t>(y) * image.width + static_cast<std::size_t>(x)) * 3;
        return {rgb[place], rgb[place + 1], rgb[place + 2]};
    }
};

Pixels read_png(const std::filesystem::path& file) {
    Pixels pixels;
    pixels.image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_file(&pixels.image, file.c_str()) == 0)
        throw std::runtime_error("no picture");
    pixels.image.format = PNG_FORMAT_RGB;
    pixels.rgb.resize(PNG_IMAGE_SIZE(pixels.image));
    png_image_finish_read(&pixels.image, nullptr, pixels.rgb.data(), 0, nullptr);
    return pixels;
}

struct WindowOnX : testing::Test {
    void open(const Window::Options& wishes) {
        auto opened = Window::open(wishes);
        if (!opened) throw std::runtime_error(opened.error().sentence);
        window = std::move(*opened);
    }
    void open_full() { open({.screen_width_mm = 476}); }

    void draw() {
        do draw_once();
        while (!window->glass().settled());
    }
    void draw_once() {
        window->glass().begin(boot);
        {
            touch::Frame frame(window->glass(), {.page = "one", .language = "en", .palette = palette},
                               typesetter, *window, hands);
            frame.fill({0, 0, frame.width(), 30}, frame.theme().council);
            frame.fill(card, frame.theme().council, card_radius);
            taps += frame.button("go", {20, 40, 100, 30},
                                 {.words = "Continue", .look = {.emphasis = touch::Emphasis::filled}});
            typed += frame.typed().text;
        }
        window->glass().end();
    }
    touch::Colour paper() const { return touch::theme(palette).paper; }
    Pixels shot() {
        const auto file =
            std::filesystem::path(testing::TempDir()) / ("shot" + std::to_string(getpid()) + ".png");
        const auto written = window->screenshot(file, paper());
        EXPECT_TRUE(written) << (written ? "" : written.error().sentence);
        Pixels pixels = read_png(file);
        std::filesystem::remove(file);
        return pixels;
    }
    // What xdotool does is what the X server does for a finger.
    static void on_x(const std::string& function) {
        ASSERT_EQ(std::system(("xdotool " + function).c_str()), 0);
    }
    // X holds a key for the person where xdotool lets go late.
    enum class Strokes { struck, all };
    std::vector<Stroke> wait_for_strokes(std::size_t count, Strokes which = Strokes::struck) {
        std::vector<Stroke> all;
        for (int waits = 0; waits < 40 && all.size() < count; ++waits) {
            draw();
            window->present(paper());
            window->wait(milliseconds(500));
            for (Stroke& stroke : window->take_strokes())
                if (which == Strokes::all || stroke.press == Stroke::Press::struck)
                    all.push_back(std::move(stroke));
        }
        return all;
    }
    void wait_and_draw() {
        window->wait(milliseconds(2000));
        draw();
    }

    static constexpr touch::Rect card{250, 60, 100, 50};  // mm
    static constexpr float card_radius = 6;

    OwnDisplay display;
    std::unique_ptr<Window> window;
    text::Typesetter typesetter = std::move(*text::Typesetter::open());
    touch::Hands hands;
    touch::Palette palette = touch::Palette::standard;
    milliseconds boot{1000};
    int taps = 0;
    std::string typed;
};

TEST_F(WindowOnX, ShowsWordsAndShapesInTheirColours) {
    open_full();
    draw();
    EXPECT_TRUE(window->present(paper()));
    const Pixels pixels = shot();
    const touch::Theme& look = touch::theme(palette);
    EXPECT_EQ(pixels.image.width, 1920U);
    EXPECT_EQ(pixels.image.height, 1080U);
    EXPECT_EQ(pixels.at(5, 5), look.council);
    EXPECT_EQ(pixels.at(1900, 1000), look.paper);
    EXPECT_EQ(pixels.at(100, 180), look.chosen);  // inside the button, beside its words
    int white = 0;
    for (int x = 81; x < 483; ++x)
        for (int y = 162; y < 282; ++y) white += pixels.at(x, y) == look.on_chosen ? 1 : 0;
    EXPECT_GT(white, 500);  // the letters' inside
}

// RELIABILITY F14. Software OpenGL is never reset: that its driver is asked is all that can be seen of it
// here.
TEST_F(WindowOnX, WhoseDriverWasResetIsLost) {
    open_full();
    draw();
    EXPECT_TRUE(window->present(paper()));
    EXPECT_FALSE(window->lost());
    window.reset();
    bool reset = false;
    open({.screen_width_mm = 476, .was_reset = [&] { return reset; }});
    EXPECT_FALSE(window->lost());
    reset = true;
    EXPECT_TRUE(window->lost());
}

// How far a place is inside a box with round corners (outside: less than nothing), all in pixels.
float inside_of_round(float x, float y, float left, float top, float right, float bottom, float radius) {
    const float across = std::max(left + radius - x, x - (right - radius));
    const float down = std::max(top + radius - y, y - (bottom - radius));
    if (across > 0 && down > 0) return radius - std::hypot(across, down);
    return radius - std::max(across, down);
}

TEST_F(WindowOnX, ACardIsPaintedInPiecesWithoutASeamAndHasRoundCorners) {
    open_full();
    draw();
    window->present(paper());
    const Pixels pixels = shot();
    const touch::Theme& look = touch::theme(palette);
    const float scale = window->glass().surface().px_per_mm;
    const float left = std::round(card.x * scale), right = std::round((card.x + card.width) * scale);
    const float top = std::round(card.y * scale), bottom = std::round((card.y + card.height) * scale);
    constexpr float soft = 1.5F;  // of an edge, with what a circle of straight lines is off
    for (float y = top - 4; y < bottom + 4; ++y)
        for (float x = left - 4; x < right + 4; ++x) {
            const float inside =
                inside_of_round(x + 0.5F, y + 0.5F, left, top, right, bottom, card_radius * scale);
            if (std::abs(inside) < soft) continue;
            ASSERT_EQ(pixels.at(static_cast<int>(x), static_cast<int>(y)),
                      inside > 0 ? look.council : look.paper)
                << x << ", " << y;
        }
}

TEST_F(WindowOnX, ShowsOnlyWhatDiffers) {
    open_full();
    draw();
    EXPECT_TRUE(window->present(paper()));
    draw();
    EXPECT_FALSE(window->present(paper()));
    palette = touch::Palette::yellow_on_black;
    draw();
    EXPECT_TRUE(window->present(paper()));
    EXPECT_EQ(shot().at(1900, 1000), (touch::Colour{0, 0, 0}));
}

TEST_F(WindowOnX, AFingerOnTheScreenIsATap) {
    open_full();
    draw();
    window->present(paper());
    on_x("mousemove 200 200 click 1");
    wait_and_draw();
    EXPECT_EQ(taps, 1);
    on_x("mousemove 200 200 mousedown 1 mousemove 900 900 mouseup 1");
    wait_and_draw();
    EXPECT_EQ(taps, 1);
    on_x("mousemove 200 200 click 3");  // only the first button is a finger
    wait_and_draw();
    EXPECT_EQ(taps, 1);
}

// No second frame is drawn, and nothing else happens: the very first picture after the press has to show it.
TEST_F(WindowOnX, AFingerThatIsDownShowsInTheFirstPictureThatFollows) {
    open_full();
    draw();
    window->present(paper());
    on_x("mousemove 200 200");
    wait_and_draw();
    window->present(paper());
    const touch::Theme& look = touch::theme(palette);
    ASSERT_EQ(shot().at(100, 180), look.chosen);
    on_x("mousedown 1");
    while (!window->glass().finger_asked()) window->wait(milliseconds(500));
    draw_once();
    EXPECT_TRUE(window->present(paper()));
    const Pixels pressed = shot();
    EXPECT_EQ(pressed.at(100, 180), look.on_chosen) << "beside its words";
    int letters = 0;
    for (int x = 81; x < 483; ++x)
        for (int y = 162; y < 282; ++y) letters += pressed.at(x, y) == look.chosen ? 1 : 0;
    EXPECT_GT(letters, 500) << "and they in its place";
    EXPECT_EQ(taps, 0);
    on_x("mouseup 1");
    while (window->glass().finger_asked()) window->wait(milliseconds(500));
    draw();
    EXPECT_TRUE(window->present(paper()));
    EXPECT_EQ(shot().at(100, 180), look.chosen);
    EXPECT_EQ(taps, 1);
}

TEST_F(WindowOnX, KeysArriveInTheirOrderWithWhatTheyType) {
    open_full();
    draw();
    window->present(paper());
    on_x("key h i space Tab shift+Tab Return");
    const auto strokes = wait_for_strokes(6);
    ASSERT_EQ(strokes.size(), 6U);
    EXPECT_EQ(strokes[0].key, "H");
    EXPECT_EQ(strokes[0].text, "h");
    EXPECT_EQ(strokes[1].text, "i");
    EXPECT_EQ(strokes[2].key, "Space");
    EXPECT_EQ(strokes[2].text, "");
    EXPECT_EQ(strokes[3].key, "Tab");
    EXPECT_EQ(strokes[4].key, "Shift+Tab");
    EXPECT_EQ(strokes[5].key, "Enter");
}

// RELIABILITY E4 to E7. With Super the letter itself may still be typed, where letters are.
TEST_F(WindowOnX, ChordsOfADesktopAreNoKeys) {
    open_full();
    draw();
    window->present(paper());
    on_x(
        "key ctrl+F1 alt+F4 ctrl+alt+F2 ctrl+alt+Delete alt+Left super+Tab ctrl+Return ctrl+alt+shift+Escape "
        "ctrl+q 200");
    const auto strokes = wait_for_strokes(1);
    ASSERT_EQ(strokes.size(), 1U);
    EXPECT_EQ(strokes[0].key, "F22");
}

// 195 to 202 are X's codes of F17 to F24, of which desktops call some "microphone off" or "touchpad on".
TEST_F(WindowOnX, KeysOfAKeypadAreKnownByTheirPlace) {
    open_full();
    draw();
    window->present(paper());
    on_x("key 195 196 197 198 199 200 201 202 123 248");
    std::vector<std::string> names;
    for (const Stroke& stroke : wait_for_strokes(10)) names.push_back(stroke.key);
    EXPECT_EQ(names, (std::vector<std::string>{"F17", "F18", "F19", "F20", "F21", "F22", "F23", "F24",
                                               "VolumeUp", "Scancode 248"}));
    for (const std::string& name : names) EXPECT_TRUE(is_key_name(name)) << name;
}

TEST_F(WindowOnX, AHeldKeyIsStruckOnceAndToldAsHeldFromThenOn) {
    open_full();
    draw();
    window->present(paper());
    on_x("keydown Down");
    const auto strokes = wait_for_strokes(3, Strokes::all);
    on_x("keyup Down");
    ASSERT_GE(strokes.size(), 3U);
    EXPECT_EQ(strokes[0].press, Stroke::Press::struck);
    for (std::size_t at = 1; at < strokes.size(); ++at) EXPECT_EQ(strokes[at].press, Stroke::Press::held);
}

TEST_F(WindowOnX, TheMillimetresOfTheConfigurationWinOverThoseOfTheScreen) {
    open({.screen_width_mm = 476});
    EXPECT_NEAR(window->glass().surface().px_per_mm, 1920 / 476.0, 0.001);
    window.reset();
    open({.fullscreen = false, .width_px = 800, .height_px = 600, .screen_width_mm = 960});
    EXPECT_NEAR(window->glass().surface().px_per_mm, 2.0, 0.001);
    EXPECT_EQ(window->glass().surface().width_px, 800);
    window.reset();
    open({.screen_width_mm = 960});
    const touch::Surface wall = window->glass().surface();
    EXPECT_NEAR(wall.px_per_mm / wall.growth, 2.0, 0.001);
    EXPECT_GT(wall.growth, 1) << "on a large screen all that is drawn is larger";
    window.reset();
    open({.screen_width_mm = 268, .screen_height_mm = 476});
    EXPECT_NEAR(window->glass().surface().px_per_mm, 1920 / 476.0, 0.01) << "measured upright, turned since";
}

TEST_F(WindowOnX, AScreenOfAnImpossibleSizeIsRefused) {
    for (const double width : {1.0, 60.0, 5000.0}) {
        const auto opened = Window::open({.screen_width_mm = width});
        ASSERT_FALSE(opened) << width;
        EXPECT_EQ(opened.error().kind, ErrorKind::invalid);
        EXPECT_NE(opened.error().sentence.find("width_mm"), std::string::npos);
    }
    const auto oblong = Window::open({.screen_width_mm = 476, .screen_height_mm = 476});
    EXPECT_FALSE(oblong);
}

// An adapter or a wall of screens may tell none. GLFW makes up 96 pixels to the inch for it, which would give
// letters of any height.
TEST_F(WindowOnX, AScreenThatTellsNoSizeIsRefusedUnlessTheConfigurationKnowsIt) {
    for (const auto& told :
         {std::function<ToldSize()>{}, std::function<ToldSize()>([] { return ToldSize{}; })}) {
        const auto opened = Window::open({.told_size = told});  // this X server's screen tells none either
        ASSERT_FALSE(opened);
        EXPECT_EQ(opened.error().kind, ErrorKind::invalid);
        EXPECT_NE(opened.error().sentence.find("0 x 0 mm"), std::string::npos) << opened.error().sentence;
        EXPECT_NE(opened.error().sentence.find("width_mm"), std::string::npos);
    }
    open({.screen_width_mm = 476, .told_size = [] { return ToldSize{}; }});
    EXPECT_NEAR(window->glass().surface().px_per_mm, 1920 / 476.0, 0.001);
}

TEST_F(WindowOnX, WithoutADisplayItSaysWhatToDo) {
    const std::string kept = getenv("DISPLAY");
    unsetenv("DISPLAY");
    const auto opened = Window::open({});
    setenv("DISPLAY", kept.c_str(), 1);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, ErrorKind::invalid);
    EXPECT_NE(opened.error().sentence.find("DISPLAY"), std::string::npos);
}

TEST_F(WindowOnX, SleepsUntilItsTimeOrUntilAFileCanBeRead) {
    open_full();
    draw();
    window->present(paper());
    while (window->wait(milliseconds(0))) continue;
    // What X says meanwhile wakes it too: it is to sleep its time once, which a window that never sleeps does
    // not.
    std::chrono::steady_clock::duration slept{};
    for (int tries = 0; tries < 20 && slept < milliseconds(149); ++tries) {
        draw();
        window->present(paper());
        const auto before = std::chrono::steady_clock::now();
        EXPECT_FALSE(window->wait(milliseconds(150)));
        slept = std::chrono::steady_clock::now() - before;
    }
    EXPECT_GE(slept, milliseconds(149));

    int line[2];
    ASSERT_EQ(pipe(line), 0);
    EXPECT_FALSE(window->wait(milliseconds(0), line[0]));
    ASSERT_EQ(write(line[1], "x", 1), 1);
    EXPECT_TRUE(window->wait(milliseconds(60000), line[0]));
    close(line[0]);
    close(line[1]);
}

TEST_F(WindowOnX, APictureThatIsForgottenIsMadeAnew) {
    open_full();
    draw();
    window->present(paper());
    const Pixels before = shot();
    typesetter.forget_all();
    window->drop(typesetter.dropped());
    draw();
    EXPECT_TRUE(window->present(paper()));
    EXPECT_EQ(shot().rgb, before.rgb);
}

TEST_F(WindowOnX, WhatIsPaintedInPartsEqualsWhatIsPaintedWhole) {
    open_full();
    hands.focus_visible = true;
    for (int step = 0; step < 8; ++step) {
        boot += milliseconds(20);
        if (step % 3 == 0) window->glass().press(200, 200);
        if (step % 3 == 1) window->glass().drag(900, 900);
        if (step % 3 == 2) window->glass().release();
        if (step == 4) hands.focus_visible = false;
        if (step == 6) palette = touch::Palette::soft;
        draw();
        window->present(paper());
        const Pixels in_parts = shot();
        typesetter.forget_all();
        window->drop(typesetter.dropped());
        draw();
        ASSERT_TRUE(window->present(paper()));
        ASSERT_EQ(shot().rgb, in_parts.rgb) << step;
    }
}

// A Raspberry Pi 4 has OpenGL 3.1, and others only ES.
TEST_F(WindowOnX, AnOlderOpenGlShowsTheSamePicture) {
    open_full();
    draw();
    window->present(paper());
    const Pixels usual = shot();
    for (const char* version : {"3.1", "2.1"}) {
        typesetter.forget_all();
        window->drop(typesetter.dropped());
        window.reset();
        setenv("MESA_GL_VERSION_OVERRIDE", version, 1);
        open_full();
        unsetenv("MESA_GL_VERSION_OVERRIDE");
        draw();
        window->present(paper());
        const Pixels older = shot();
        ASSERT_EQ(older.rgb.size(), usual.rgb.size()) << version;
        int furthest = 0;
        for (std::size_t at = 0; at < usual.rgb.size(); ++at)
            furthest = std::max(furthest, std::abs(older.rgb[at] - usual.rgb[at]));
        EXPECT_LE(furthest, 1) << version << ", of 255: ES rounds otherwise";
    }
}

TEST_F(WindowOnX, APictureThatCannotBeWrittenIsAnError) {
    open_full();
    draw();
    const auto written = window->screenshot("/nowhere/at/all.png", paper());
    ASSERT_FALSE(written);
    EXPECT_NE(written.error().sentence.find("/nowhere/at/all.png"), std::string::npos);
}

}  // namespace
}  // namespace kiosk
