// SPDX-License-Identifier: Apache-2.0
#include "kiosk/settings/theme_file.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>

#include "kiosk/colour_code.h"
#include "kiosk/pictures/decode.h"
#include "kiosk/settings/toml_file.h"
#include "kiosk/touch/theme_rules.h"

namespace kiosk {
namespace {

std::optional<touch::Colour> colour_of(std::string_view text) {
    const auto code = read_colour_code(text);
    if (!code) return std::nullopt;
    return touch::Colour{static_cast<std::uint8_t>(*code >> 16U), static_cast<std::uint8_t>(*code >> 8U),
                         static_cast<std::uint8_t>(*code)};
}

std::optional<touch::Palette> palette_named(std::string_view name) {
    for (const touch::Palette palette : touch::palettes)
        if (name == touch::name_of(palette)) return palette;
    return std::nullopt;
}

class ThemeFile {
 public:
    ThemeFile(const std::filesystem::path& file, const std::optional<pictures::Glass>& glass)
        : folder_(file.parent_path()), file_(file.string()), glass_(glass) {}

    Result<CouncilTheme> read(const toml::table& table) {
        CouncilTheme theme;
        for (const auto& [name, node] : table) {
            const auto palette = palette_named(name.str());
            const toml::table* inside = node.as_table();
            const bool pictures = name.str() == "pictures";
            if ((!palette && !pictures) || inside == nullptr)
                return complain(node, std::string(name.str()) +
                                          " is no palette: there are [standard], [dark_on_white], "
                                          "[yellow_on_black] and [soft], and [pictures] beside them");
            const auto taken =
                pictures ? take(*inside, theme.pictures) : take(*inside, theme.colours[*palette]);
            if (!taken) return tl::unexpected(taken.error());
        }
        for (const touch::Palette palette : touch::palettes)
            if (const auto checked = touch::check(palette, theme.colours[palette]); !checked)
                return fail(ErrorKind::invalid, file_ + ": " + checked.error().sentence);
        return theme;
    }

    tl::unexpected<Error> complain(const toml::node& node, const std::string& what) const {
        return fail(ErrorKind::invalid,
                    file_ + ", line " + std::to_string(node.source().begin.line) + ": " + what);
    }

 private:
    Result<void> take(const toml::table& colours, touch::Theme& theme) const {
        const auto& known = touch::named_colours();
        for (const auto& [key, node] : colours) {
            const std::string name(key.str());
            const auto named =
                std::find_if(known.begin(), known.end(), [&](const auto& each) { return name == each.name; });
            if (named == known.end())
                return complain(node, name + " is no colour of a theme; is it misspelt?");
            const auto colour = colour_of(node.value_exact<std::string>().value_or(""));
            if (!colour) return complain(node, name + " must be a colour such as \"#2a1a5e\"");
            theme.*named->colour = *colour;
        }
        return {};
    }

    Result<void> take(const toml::table& files, pictures::Files& pictures) const {
        for (const auto& [key, node] : files) {
            const std::string name(key.str());
            if (name != touch::logo_picture && name != touch::welcome_picture)
                return complain(node, name + " is no picture of a theme: there are logo and welcome");
            const std::string file = node.value_exact<std::string>().value_or("");
            if (file.empty()) return complain(node, name + " must be the name of an SVG in quotes");
            auto picture = read_svg(folder_ / file);
            if (!picture)
                return complain(node,
                                name + ": " + (folder_ / file).string() + ": " + picture.error().sentence);
            pictures[name] = std::move(*picture);
        }
        return {};
    }

    Result<std::string> read_svg(const std::filesystem::path& file) const {
        std::ifstream stream(file, std::ios::binary);
        std::ostringstream all;
        if (!(all << stream.rdbuf())) return fail(ErrorKind::invalid, "cannot be read");
        std::string bytes = all.str();
        if (!pictures::is_svg(bytes)) return fail(ErrorKind::invalid, "it is no SVG");
        if (!glass_) return bytes;
        if (const auto drawn = pictures::try_drawing(bytes, *glass_); !drawn)
            return tl::unexpected(drawn.error());
        return bytes;
    }

    std::filesystem::path folder_;
    std::string file_;
    std::optional<pictures::Glass> glass_;
};

}  // namespace

Result<CouncilTheme> read_theme_file(const std::filesystem::path& file,
                                     const std::optional<pictures::Glass>& glass) {
    const auto table = read_toml_file(file);
    if (!table) return tl::unexpected(table.error());
    return ThemeFile(file, glass).read(*table);
}

}  // namespace kiosk
