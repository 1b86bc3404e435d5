// SPDX-License-Identifier: Apache-2.0
#include "kiosk/text/fonts.h"

#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <pango/pangofc-fontmap.h>

namespace text {
namespace {

// Rejected: siblings that fontconfig would otherwise choose for a script in place of its plain sans. Pango
// asks for the family "emoji" where a character is one; such a font is of pictures in one size, which are
// brought to the size of the letters around them.
constexpr const char* configuration = R"(<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts/truetype/noto</dir>
  <dir>/usr/share/fonts/opentype/noto</dir>
  <cachedir>/var/cache/fontconfig</cachedir>
  <selectfont><rejectfont>
    <glob>*Serif*</glob> <glob>*Kufi*</glob> <glob>*Naskh*</glob> <glob>*Rashi*</glob>
    <glob>*Looped*</glob> <glob>*Display*</glob> <glob>*SansMono*</glob> <glob>*UI-*</glob>
  </rejectfont></selectfont>
  <alias binding="same"><family>emoji</family><prefer><family>Noto Color Emoji</family></prefer></alias>
  <match target="font">
    <test name="outline" compare="eq"><bool>false</bool></test>
    <edit name="factor" mode="assign">
      <divide><name target="pattern">pixelsize</name><name target="font">pixelsize</name></divide>
    </edit>
    <edit name="matrix" mode="assign"><times>
      <name>matrix</name>
      <matrix><name>factor</name><double>0</double><double>0</double><name>factor</name></matrix>
    </times></edit>
    <edit name="size" mode="assign"><divide><name>size</name><name>factor</name></divide></edit>
  </match>
</fontconfig>)";

// Named before fontconfig's own order, which goes by coverage and would take Arabic from whichever font comes
// first.
constexpr const char* preferred =
    "Noto Sans,Noto Sans Arabic,Noto Sans CJK SC,Noto Sans Hebrew,Noto Sans Devanagari,Noto Color Emoji";

// Urdu is read in the sloping hand of its books and papers, whose words climb: they need higher lines. Other
// Arabic scripts, and the Latin letters in Urdu, stay as they are.
constexpr const char* preferred_in_urdu = "Noto Sans,Noto Nastaliq Urdu,Noto Color Emoji";
constexpr double line_of_urdu = 1.41;

bool is_urdu(std::string_view language) {
    return language == "ur" || language.starts_with("ur-");
}

constexpr double probe_em = 1000;  // pixels: large enough for the ratios to be exact

Owned<PangoFont> load(PangoFontMap* map, PangoWeight weight) {
    Owned<PangoContext> context(pango_font_map_create_context(map));
    PangoFontDescription* description = pango_font_description_from_string("Noto Sans");
    pango_font_description_set_weight(description, weight);
    pango_font_description_set_absolute_size(description, probe_em * PANGO_SCALE);
    Owned<PangoFont> font(pango_font_map_load_font(map, context.get(), description));
    pango_font_description_free(description);
    return font;
}

// Fontconfig always finds something; what it found is only good if it is the family and weight that was asked
// for.
bool is_noto_sans(PangoFont* font, PangoWeight weight) {
    if (font == nullptr) return false;
    PangoFontDescription* found = pango_font_describe(font);
    const std::string family = pango_font_description_get_family(found);
    const bool right = family == "Noto Sans" && pango_font_description_get_weight(found) == weight;
    pango_font_description_free(found);
    return right;
}

double capital_of(PangoFont* font) {
    hb_font_t* shapes = pango_font_get_hb_font(font);
    hb_position_t height = 0;
    int scale_x = 0, scale_y = 0;
    hb_font_get_scale(shapes, &scale_x, &scale_y);
    if (hb_ot_metrics_get_position(shapes, HB_OT_METRICS_TAG_CAP_HEIGHT, &height) == 0 || scale_y == 0)
        return 0;
    return static_cast<double>(height) / scale_y;
}

}  // namespace

const char* Fonts::families(std::string_view language) {
    return is_urdu(language) ? preferred_in_urdu : preferred;
}

double Fonts::line_factor(std::string_view language) {
    return is_urdu(language) ? line_of_urdu : 1;
}

kiosk::Result<Fonts> Fonts::open() {
    FcConfig* chosen = FcConfigCreate();
    FcConfigParseAndLoadFromMemory(chosen, reinterpret_cast<const FcChar8*>(configuration), FcTrue);
    FcConfigBuildFonts(chosen);

    Fonts fonts;
    fonts.map.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts.map.get()), chosen);
    FcConfigDestroy(chosen);

    const auto regular = load(fonts.map.get(), PANGO_WEIGHT_NORMAL);
    const auto bold = load(fonts.map.get(), PANGO_WEIGHT_BOLD);
    if (!is_noto_sans(regular.get(), PANGO_WEIGHT_NORMAL) || !is_noto_sans(bold.get(), PANGO_WEIGHT_BOLD))
        return kiosk::fail(
            kiosk::ErrorKind::invalid,
            "The font Noto Sans, regular and bold, is not in /usr/share/fonts/truetype/noto: install "
            "the package fonts-noto-core.");
    fonts.capital = capital_of(regular.get());
    if (fonts.capital <= 0)
        return kiosk::fail(
            kiosk::ErrorKind::invalid,
            "The font Noto Sans does not say how tall its capital letters are: install the package "
            "fonts-noto-core afresh.");
    return fonts;
}

}  // namespace text
