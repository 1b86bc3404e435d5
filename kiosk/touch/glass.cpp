// SPDX-License-Identifier: Apache-2.0
#include "kiosk/touch/glass.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include <imgui.h>

namespace touch {
namespace {

constexpr std::pair<std::string_view, Key> key_names[] = {
    {"Tab", Key::tab},
    {"Shift+Tab", Key::back_tab},
    {"Up", Key::up},
    {"Down", Key::down},
    {"Left", Key::left},
    {"Right", Key::right},
    {"Home", Key::home},
    {"End", Key::end},
    {"Enter", Key::enter},
    {"Space", Key::space},
    {"Backspace", Key::backspace},
    {"Delete", Key::erase},
};

class Hash {
 public:
    void add(const void* bytes, std::size_t count) {
        const auto* at = static_cast<const unsigned char*>(bytes);
        for (; count >= sizeof(std::uint64_t); at += sizeof(std::uint64_t), count -= sizeof(std::uint64_t)) {
            std::uint64_t word = 0;
            std::memcpy(&word, at, sizeof word);
            mix(word);
        }
        std::uint64_t rest = count;
        std::memcpy(&rest, at, count);
        mix(rest);
    }
    std::uint64_t value() const { return value_; }

 private:
    void mix(std::uint64_t word) {
        value_ = (value_ ^ word) * 0x9e3779b97f4a7c15U;
        value_ ^= value_ >> 32U;
    }
    std::uint64_t value_ = 0x2545f4914f6cdd1dU;
};

Patch patch_of_flood(const ImDrawCmd& command) {
    Hash hash;
    hash.add(&command.UserCallbackData, sizeof command.UserCallbackData);
    hash.add(&command.ClipRect, sizeof command.ClipRect);
    const auto& clip = command.ClipRect;
    return {hash.value(), static_cast<int>(clip.x), static_cast<int>(clip.y), static_cast<int>(clip.z),
            static_cast<int>(clip.w)};
}

// ImGui appends vertices as it draws, so that the vertices of one command stand together.
Patch patch_of(const ImDrawList& list, const ImDrawCmd& command) {
    if (command.UserCallback == flood) return patch_of_flood(command);
    if (command.ElemCount == 0) return {};
    const ImDrawIdx* indices = list.IdxBuffer.Data + command.IdxOffset;
    const auto [least, most] = std::minmax_element(indices, indices + command.ElemCount);
    const ImDrawVert* first = list.VtxBuffer.Data + command.VtxOffset + *least;
    const std::size_t vertices = static_cast<std::size_t>(*most) - *least + 1;

    Hash hash;
    hash.add(first, vertices * sizeof(ImDrawVert));
    hash.add(&command.TextureId, sizeof command.TextureId);
    hash.add(&command.ClipRect, sizeof command.ClipRect);
    const unsigned shape[] = {command.ElemCount,
                              static_cast<unsigned>(indices[command.ElemCount / 2] - *least)};
    hash.add(shape, sizeof shape);

    ImVec2 low = first->pos, high = first->pos;
    for (const ImDrawVert* vertex = first; vertex < first + vertices; ++vertex) {
        low = {std::min(low.x, vertex->pos.x), std::min(low.y, vertex->pos.y)};
        high = {std::max(high.x, vertex->pos.x), std::max(high.y, vertex->pos.y)};
    }
    const auto clip = command.ClipRect;
    return {hash.value(), static_cast<int>(std::floor(std::max(low.x, clip.x))),
            static_cast<int>(std::floor(std::max(low.y, clip.y))),
            static_cast<int>(std::ceil(std::min(high.x, clip.z))),
            static_cast<int>(std::ceil(std::min(high.y, clip.w)))};
}

}  // namespace

void flood(const ImDrawList* /*list*/, const ImDrawCmd* /*command*/) {}

std::optional<Key> key_named(std::string_view name) {
    for (const auto& [known, key] : key_names)
        if (known == name) return key;
    return std::nullopt;
}

Glass::Glass(const Surface& surface) {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    // Nothing may pass from one visitor to the next, or to another program.
    io.GetClipboardTextFn = [](void*) { return ""; };
    io.SetClipboardTextFn = [](void*, const char*) {};
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    io.ConfigFlags = ImGuiConfigFlags_NoMouseCursorChange;
    resize(surface);

    ImGuiStyle& style = ImGui::GetStyle();
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = 0;
    style.CircleTessellationMaxError = 0.15F;
    // Draw the edges of lines with triangles, not with ImGui's texture: then its texture can be sampled at
    // the nearest pixel.
    style.AntiAliasedLinesUseTex = false;

    // ImGui insists on its own font, though it draws no letter with it. The font's white pixel fills our
    // shapes.
    io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors;
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
}

void Glass::resize(const Surface& surface) {
    surface_ = surface;
    ImGui::GetIO().DisplaySize = {static_cast<float>(surface.width_px),
                                  static_cast<float>(surface.height_px)};
    same_ = false;
}

Glass::~Glass() {
    ImGui::DestroyContext();
}

void Glass::press(float x, float y) {
    if (finger_asked_) return;
    finger_asked_ = true;
    waiting_.emplace_back(Press{x, y});
}

void Glass::drag(float x, float y) {
    if (!finger_asked_) return;
    if (!waiting_.empty() && std::holds_alternative<Drag>(waiting_.back())) waiting_.pop_back();
    waiting_.emplace_back(Drag{x, y});
}

void Glass::release() {
    if (!finger_asked_) return;
    finger_asked_ = false;
    waiting_.emplace_back(Release{});
}

void Glass::ignore_presses(std::chrono::milliseconds until, Where where) {
    (where == Where::anywhere ? ignored_until_ : ignored_here_until_) = until;
}

bool Glass::is_ignored(const Press& press) const {
    constexpr float finger_mm = 14;
    if (!last_begin_ || *last_begin_ >= std::max(ignored_until_, ignored_here_until_)) return false;
    if (*last_begin_ < ignored_until_) return true;
    return std::hypot(press.x - last_press_.x, press.y - last_press_.y) < finger_mm * surface_.px_per_mm;
}

void Glass::strike(Key key) {
    waiting_.emplace_back(key);
}

void Glass::type(std::string_view words) {
    if (!words.empty()) waiting_.emplace_back(text::valid_utf8(words));
}

void Glass::take_next_input() {
    ImGuiIO& io = ImGui::GetIO();
    if (struck_) {  // what a key did shows in the next frame, before anything else is taken
        struck_.reset();
        return;
    }
    if (waiting_.empty()) return;
    Input& input = waiting_.front();
    if (const auto* press = std::get_if<Press>(&input)) {
        ignoring_ = is_ignored(*press);
        if (ignoring_ && last_begin_ && *last_begin_ >= ignored_until_) ++doubled_;
        if (!ignoring_) {
            last_press_ = *press;
            io.MousePos = {press->x, press->y};
            io.MouseDown[0] = finger_down_ = true;
        }
    } else if (const auto* drag = std::get_if<Drag>(&input)) {
        if (!ignoring_) io.MousePos = {drag->x, drag->y};
    } else if (std::holds_alternative<Release>(input)) {
        ignoring_ = false;
        io.MouseDown[0] = finger_down_ = false;
    } else if (const auto* key = std::get_if<Key>(&input)) {
        struck_ = *key;
    } else if (auto* words = std::get_if<std::string>(&input)) {
        typed_ = *words;
        explicit_bzero(words->data(), words->size());
    }
    waiting_.pop_front();
}

void Glass::begin(std::chrono::milliseconds boot) {
    ImGuiIO& io = ImGui::GetIO();
    const auto passed = last_begin_ ? boot - *last_begin_ : std::chrono::milliseconds{0};
    last_begin_ = boot;
    // ImGui refuses a frame that takes no time.
    io.DeltaTime = std::max(1e-6F, std::chrono::duration<float>(passed).count());
    take_next_input();
    ImGui::NewFrame();
}

void Glass::end() {
    ImGui::Render();
    explicit_bzero(typed_.data(), typed_.size());  // it may be part of an answer
    typed_.clear();
    const ImDrawData* drawn = ImGui::GetDrawData();
    std::swap(drawing_, drawing_before_);
    drawing_.clear();
    for (int i = 0; i < drawn->CmdListsCount; ++i)
        for (const ImDrawCmd& command : drawn->CmdLists[i]->CmdBuffer)
            drawing_.push_back(patch_of(*drawn->CmdLists[i], command));
    same_ = drawing_ == drawing_before_;
}

}  // namespace touch
