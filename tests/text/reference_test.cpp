// SPDX-License-Identifier: Apache-2.0
// Words that other kiosks have set wrong, against pictures that were looked at: a Latin postcode amid Arabic,
// a full stop on the wrong side, a list's number outside its box, a comma at the start of a Chinese line.
//
// A picture may differ a little, for fonts and their hinting change from one Debian to the next; letters in
// another order or shape differ by far more. RENEW_REFERENCE=1 writes the pictures anew: look at them.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <numeric>

#include <cairo.h>
#include <gtest/gtest.h>

#include "kiosk/text/text.h"

namespace {

namespace fs = std::filesystem;
using text::Align;
using text::Direction;
using text::Passage;

struct Case {
    const char* name;
    const char* language;
    const char* words;
    float width = 0;
    Align align = Align::start;
};

const Case cases[] = {
    {"postcode-in-arabic", "ar", "الرمز البريدي L8 7AB مطلوب."},
    {"question-mark-in-arabic", "ar", "هل توافق على الهدف 1؟"},
    {"quotation-in-arabic", "ar", "اكتب “Arabic” هنا!"},
    {"numbered-line-in-arabic", "ar", "1. الحد من عدم المساواة وتحسين فرص الحياة", 260},
    {"brackets-in-arabic", "ar", "(نعم) أو (L8)"},
    {"latin-first-in-arabic", "ar", "NHS هي الهيئة الصحية (نعم أو لا)؟"},
    {"line-of-latin-first-in-arabic", "ar", "شكراً.\nWhatsApp أو البريد."},
    {"latin-alone-in-arabic", "ar", "Hello, Liverpool."},
    {"arabic-first-in-english", "en", "مرحبا means hello."},
    {"minus-in-arabic", "ar", "الحرارة -5 درجات"},
    {"address-in-arabic", "ar", "https://liverpool.gov.uk/a?b=1 للمزيد", 420},
    {"centred-arabic", "ar", "نتأكد من أن المجلس يخدم الجميع", 220, Align::centre},
    {"digits-in-persian", "fa", "تا ۱۵ فوریهٔ ۲۰۲۴"},
    {"letters-of-sorani", "ckb", "ئایا لەگەڵ ئەم ئامانجە هاوڕایت؟ ژ ۆ ێ"},
    {"nastaliq-in-two-lines", "ur", "کیا آپ مقصد 1 سے اتفاق کرتے ہیں؟ یہاں لکھیں۔", 260},
    {"chinese-breaks", "zh-Hans", "您是否同意目标一：减少不平等，改善生活机会？", 230},
    {"stacked-accents", "pl", "Zażółć gęślą jaźń, e\u0301 n\u0303 o\u0308"},
    {"word-wider-than-its-place", "pl", "Przeciwdziałanie dyskryminacji niepełnosprawnych", 180},
    {"emoji-among-words", "en",
     "Thank you \U0001F44D\U0001F3FD and \U0001F469\u200D\U0001F469\u200D\U0001F467!"},
};

Passage passage_of(const Case& each) {
    const std::string language = each.language;
    const bool leftwards = language == "ar" || language == "fa" || language == "ckb" || language == "ur";
    Passage passage;
    passage.words = each.words;
    passage.language = language;
    passage.direction = leftwards ? Direction::right_to_left : Direction::left_to_right;
    passage.align = each.align;
    passage.letter_px = 22;
    passage.width_px = each.width;
    return passage;
}

// Black on white, in the passage's box and a margin for what reaches out of it.
class Sheet {
 public:
    Sheet(int width, int height) : surface_(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)) {
        cairo_surface_flush(surface_.get());
        std::fill_n(cairo_image_surface_get_data(surface_.get()), height * stride(), std::uint8_t{255});
    }
    explicit Sheet(const fs::path& file)
        : surface_(cairo_image_surface_create_from_png(file.string().c_str())) {}

    int width() const { return cairo_image_surface_get_width(surface_.get()); }
    int height() const { return cairo_image_surface_get_height(surface_.get()); }
    bool is_there() const { return cairo_surface_status(surface_.get()) == CAIRO_STATUS_SUCCESS; }
    void write(const fs::path& file) const {
        fs::create_directories(file.parent_path());
        cairo_surface_write_to_png(surface_.get(), file.string().c_str());
    }

    // Coverage as black, colour as it is.
    void paint(const text::Picture& picture, int margin) {
        for (int y = 0; y < picture.height; ++y)
            for (int x = 0; x < picture.width; ++x) {
                const int to_x = picture.left + x + margin, to_y = picture.top + y + margin;
                if (to_x < 0 || to_y < 0 || to_x >= width() || to_y >= height()) continue;
                const std::size_t at = static_cast<std::size_t>(y * picture.width + x);
                for (std::size_t channel = 0; channel < 3; ++channel) {
                    const std::uint8_t* rgba = picture.coloured ? &picture.bytes[at * 4] : nullptr;
                    pixel(to_x, to_y)[channel] =
                        rgba != nullptr ? static_cast<std::uint8_t>(rgba[2 - channel] + (255 - rgba[3]))
                                        : static_cast<std::uint8_t>(255 - picture.bytes[at]);
                }
            }
        cairo_surface_mark_dirty(surface_.get());
    }

    // How much ink stands elsewhere, as a part of all ink: 0 for the same, about 2 for nothing in common.
    double difference(const Sheet& other) const {
        double ink = 0, elsewhere = 0;
        for (int y = 0; y < std::max(height(), other.height()); ++y)
            for (int x = 0; x < std::max(width(), other.width()); ++x) {
                const int here = darkness(x, y), there = other.darkness(x, y);
                ink += (here + there) / 2.0;
                elsewhere += std::abs(here - there);
            }
        return ink > 0 ? elsewhere / ink : 0;
    }

 private:
    struct Free {
        void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    };
    int stride() const { return cairo_image_surface_get_stride(surface_.get()); }
    std::uint8_t* pixel(int x, int y) const {
        return cairo_image_surface_get_data(surface_.get()) + y * stride() + x * 4;
    }
    int darkness(int x, int y) const {
        if (x >= width() || y >= height()) return 0;
        return 255 - std::accumulate(pixel(x, y), pixel(x, y) + 3, 0) / 3;
    }

    std::unique_ptr<cairo_surface_t, Free> surface_;
};

Sheet picture_of(const Passage& passage) {
    constexpr int margin = 12;
    static text::Typesetter typesetter = *text::Typesetter::open();
    const text::Size size = typesetter.measure(passage);
    const float width = std::max(size.width, passage.width_px);
    Sheet sheet(static_cast<int>(width) + 2 * margin, static_cast<int>(size.height) + 2 * margin);
    sheet.paint(typesetter.picture(passage), margin);
    return sheet;
}

fs::path reference_file(const Case& each) {
    return fs::path(SOURCE_DIR) / "tests/text/reference" / (std::string(each.name) + ".png");
}

class Reference : public testing::TestWithParam<Case> {};

constexpr double tolerance = 0.3;

TEST_P(Reference, ShowsTheWordsAsTheyWereLookedAt) {
    const Sheet now = picture_of(passage_of(GetParam()));
    if (std::getenv("RENEW_REFERENCE") != nullptr) now.write(reference_file(GetParam()));
    const Sheet then(reference_file(GetParam()));
    ASSERT_TRUE(then.is_there()) << reference_file(GetParam());
    const fs::path drawn = fs::path(BINARY_DIR) / "text" / reference_file(GetParam()).filename();
    now.write(drawn);
    EXPECT_LT(now.difference(then), tolerance)
        << "drawn: " << drawn << "\nlooked at: " << reference_file(GetParam());
}

std::string name_of(const testing::TestParamInfo<Case>& each) {
    std::string name = each.param.name;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Pictures, Reference, testing::ValuesIn(cases), name_of);

TEST(ReferencePictures, TellAnotherOrderAndAnotherDirectionApart) {
    const Sheet right = picture_of(passage_of(cases[0]));
    Case other = cases[0];
    other.words = "L8 7AB الرمز البريدي مطلوب.";
    EXPECT_GT(right.difference(picture_of(passage_of(other))), 2 * tolerance);
    Passage passage = passage_of(cases[0]);
    passage.direction = Direction::left_to_right;
    passage.words = "\u200E" + passage.words;  // as a screen that reads left to right would set it
    EXPECT_GT(right.difference(picture_of(passage)), 2 * tolerance);
}

}  // namespace
