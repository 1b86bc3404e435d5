// SPDX-License-Identifier: Apache-2.0
// Pictures that come with a form: sound ones are decoded, hostile ones refused before they cost anything.
#include "kiosk/pictures/album.h"

#include <chrono>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>
#include <zlib.h>

#include "kiosk/pictures/decode.h"
#include "tests/processor_time.h"

namespace {

std::string number(std::uint32_t value) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift);
    return bytes;
}

std::string chunk(const std::string& type, const std::string& content) {
    const std::string checked = type + content;
    const auto sum =
        crc32(0, reinterpret_cast<const Bytef*>(checked.data()), static_cast<uInt>(checked.size()));
    return number(static_cast<std::uint32_t>(content.size())) + checked +
           number(static_cast<std::uint32_t>(sum));
}

// `rows`: for each a zero (no filter), then red, green, blue, alpha of each pixel.
std::string png(std::uint32_t width, std::uint32_t height, const std::string& rows) {
    uLongf size = compressBound(rows.size());
    std::string packed(size, '\0');
    compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(rows.data()),
             rows.size());
    packed.resize(size);
    const std::string shape("\x08\x06\0\0\0", 5);
    return "\x89PNG\r\n\x1a\n" + chunk("IHDR", number(width) + number(height) + shape) +
           chunk("IDAT", packed) + chunk("IEND", "");
}

// A red pixel, and a blue one that is half transparent.
std::string two_pixels() {
    return png(2, 1, std::string("\0\xff\0\0\xff\0\0\xff\x80", 9));
}

std::string square(const std::string& content, const std::string& shape = "width='10' height='20'") {
    return "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' " + shape +
           ">" + content + "</svg>";
}

std::string pixel(const text::Picture& picture, int x, int y) {
    std::string all;
    for (int channel = 0; channel < 4; ++channel)
        all += (channel == 0 ? "" : ",") +
               std::to_string(picture.bytes[static_cast<std::size_t>((y * picture.width + x) * 4 + channel)]);
    return all;
}

std::string refusal(const std::string& bytes) {
    const auto size = pictures::size_of(bytes);
    if (!size) return size.error().sentence;
    const auto decoded = pictures::decode(bytes, 20, 20);
    return decoded ? "it was decoded" : decoded.error().sentence;
}

TEST(Decode, APngGivesItsPixelsMultipliedByTheirAlpha) {
    const auto size = pictures::size_of(two_pixels());
    ASSERT_TRUE(size);
    EXPECT_EQ(size->width, 2);
    EXPECT_EQ(size->height, 1);
    const auto picture = pictures::decode(two_pixels(), 2, 1);
    ASSERT_TRUE(picture);
    EXPECT_TRUE(picture->coloured);
    EXPECT_EQ(pixel(*picture, 0, 0), "255,0,0,255");
    EXPECT_EQ(pixel(*picture, 1, 0), "0,0,128,128");
}

TEST(Decode, IsScaledToTheSizeAskedFor) {
    const auto picture = pictures::decode(two_pixels(), 30, 15);
    ASSERT_TRUE(picture);
    EXPECT_EQ(picture->bytes.size(), 30U * 15U * 4U);
    EXPECT_EQ(pixel(*picture, 0, 7), "255,0,0,255");
}

TEST(Decode, AnSvgIsDrawnAtTheSizeAskedFor) {
    const std::string svg = square("<rect width='10' height='20' fill='#00ff00'/>");
    EXPECT_EQ(pictures::size_of(svg)->height, 20);
    const auto picture = pictures::decode(svg, 100, 200);
    ASSERT_TRUE(picture);
    EXPECT_EQ(pixel(*picture, 99, 199), "0,255,0,255");
    EXPECT_EQ(pictures::size_of(square("", "viewBox='0 0 40 30'"))->width, 40);
}

TEST(Decode, TheCitysWaterfrontIsDrawnInFlatColoursWithoutDelay) {
    std::ifstream file(SOURCE_DIR "/assets/themes/liverpool.svg");
    const std::string svg{std::istreambuf_iterator<char>(file), {}};
    for (const char* costly : {"<filter", "Gradient", "<image", "<text", "<style", "href"})
        EXPECT_EQ(svg.find(costly), std::string::npos) << costly;
    const auto size = pictures::size_of(svg);
    ASSERT_TRUE(size) << size.error().sentence;
    EXPECT_GT(size->width, 2 * size->height) << "it is a strip, for the width of a screen";
    const testing::ProcessorTime work;
    const auto picture = pictures::decode(svg, 1600, 500);
    EXPECT_LT(work.spent(), std::chrono::seconds(1));
    ASSERT_TRUE(picture) << picture.error().sentence;
    EXPECT_EQ(pixel(*picture, 10, 10), "0,0,0,0") << "the sky is the council's own colour, under the picture";
    EXPECT_EQ(pixel(*picture, 300, 440), "31,122,128,255") << "the river";
    EXPECT_EQ(pixel(*picture, 930, 250), "176,163,234,255") << "the Royal Liver Building";
}

TEST(Decode, RefusesWhatIsNoPicture) {
    EXPECT_NE(refusal("GIF89a...").find("neither PNG, JPEG nor SVG"), std::string::npos);
    EXPECT_NE(refusal("").find("neither"), std::string::npos);
    EXPECT_NE(refusal("<svg").find("no SVG that can be drawn"), std::string::npos);
    EXPECT_NE(refusal(two_pixels().substr(0, 20)), "it was decoded");
    EXPECT_NE(refusal("\xff\xd8\xff\xe0 and no more"), "it was decoded");
}

TEST(Decode, RefusesAPictureThatWouldFillTheMemoryBeforeItDoes) {
    const testing::ProcessorTime work;
    EXPECT_NE(refusal(png(60'000, 60'000, "\0")).find("24 million pixels"), std::string::npos);
    EXPECT_NE(refusal(two_pixels() + std::string(pictures::most_bytes, 'x')).find("8 MB"), std::string::npos);
    EXPECT_NE(refusal(square(std::string(3U << 20, ' '))).find("2 MB"), std::string::npos);
    EXPECT_LT(work.spent(), std::chrono::seconds(1));
}

TEST(Decode, AnSvgReadsNoFileThatItNames) {
    const std::string outside = std::string(SOURCE_DIR) + "/deploy/pictures/question.png";
    const std::string svg = square(
        "<image width='10' height='20' preserveAspectRatio='none' xlink:href='file://" + outside + "'/>");
    const auto picture = pictures::decode(svg, 10, 20);
    ASSERT_TRUE(picture);
    EXPECT_EQ(pixel(*picture, 5, 10), "0,0,0,0") << "the file's pixels";
}

TEST(Decode, AnSvgOfEntitiesThatGrowIsRefusedOrEndsSoon) {
    std::string bomb = "<!DOCTYPE svg [<!ENTITY a0 'xxxxxxxxxx'>";
    for (int at = 1; at < 12; ++at) {
        const std::string before = "&a" + std::to_string(at - 1) + ";";
        bomb += "<!ENTITY a" + std::to_string(at) + " '";
        for (int times = 0; times < 10; ++times) bomb += before;
        bomb += "'>";
    }
    const testing::ProcessorTime work;
    const std::string said = refusal(bomb + "]>" + square("<text>&a11;</text>"));
    EXPECT_LT(work.spent(), std::chrono::seconds(2)) << said;
}

TEST(Album, DecodesEachPictureOnceAndDropsTheOldestBeyondItsBound) {
    pictures::Album album({{"a.png", two_pixels()}, {"b.png", two_pixels()}}, 20 * 10 * 4 + 100);
    const text::Picture* first = album.picture("a.png", 20, 10);
    ASSERT_NE(first, nullptr);
    const std::uint64_t serial = first->serial;
    EXPECT_EQ(album.picture("a.png", 20, 10)->serial, serial);
    EXPECT_TRUE(album.dropped().empty());
    EXPECT_NE(album.picture("b.png", 20, 10)->serial, serial);
    EXPECT_EQ(album.dropped(), std::vector<std::uint64_t>{serial});
    EXPECT_NE(album.picture("a.png", 20, 10)->serial, serial) << "a serial names one texture only";
}

TEST(Album, HasNothingForAMissingOrDamagedPicture) {
    std::string damaged = two_pixels();
    damaged.replace(damaged.find("IDAT"), 8, 8, 'x');
    pictures::Album album({{"damaged.png", damaged}, {"words.txt", "hello"}});
    EXPECT_FALSE(album.size("none.png"));
    EXPECT_FALSE(album.size("words.txt"));
    EXPECT_EQ(album.picture("none.png", 10, 10), nullptr);
    EXPECT_EQ(album.picture("damaged.png", 10, 10), nullptr);
}

}  // namespace
