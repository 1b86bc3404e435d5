// SPDX-License-Identifier: Apache-2.0
#include "kiosk/settings/theme_file.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "kiosk/settings/toml_file.h"
#include "kiosk/touch/theme_rules.h"

namespace kiosk {
namespace {

std::optional<touch::Colour> colour_of(std::string_view text) {
    if (text.size() != 7 || text[0] != '#') return std::nullopt;
    std::uint32_t code = 0;
    const auto [end, wrong] = std::from_chars(text.data() + 1, text.data() + text.size(), code, 16);
    if (wrong != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return touch::Colour{static_cast<std::uint8_t>(code >> 16U), static_cast<std::uint8_t>(code >> 8U),
                         static_cast<std::uint8_t>(code)};
}

std::optional<touch::Palette> palette_named(std::string_view name) {
    for (const touch::Palette palette : touch::palettes)
        if (name == touch::name_of(palette)) return palette;
    return std::nullopt;
}

class ThemeFile {
 public:
    explicit ThemeFile(const std::filesystem::path& file) : file_(file.string()) {}

    Result<touch::Themes> read(const toml::table& table) {
        touch::Themes themes;
        for (const auto& [name, node] : table) {
            const auto palette = palette_named(name.str());
            const toml::table* colours = node.as_table();
            if (!palette || colours == nullptr)
                return complain(node, std::string(name.str()) +
                                          " is no palette: there are [standard], [dark_on_white], "
                                          "[yellow_on_black] and [soft]");
            if (auto taken = take(*colours, themes[*palette]); !taken) return tl::unexpected(taken.error());
        }
        for (const touch::Palette palette : touch::palettes)
            if (const auto checked = touch::check(palette, themes[palette]); !checked)
                return fail(ErrorKind::invalid, file_ + ": " + checked.error().sentence);
        return themes;
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

    std::string file_;
};

}  // namespace

Result<touch::Themes> read_theme_file(const std::filesystem::path& file) {
    const auto table = read_toml_file(file);
    if (!table) return tl::unexpected(table.error());
    return ThemeFile(file).read(*table);
}

}  // namespace kiosk
