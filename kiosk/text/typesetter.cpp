// SPDX-License-Identifier: Apache-2.0
// The cache: one entry for each passage asked about, its picture made when first drawn. Two orders, each
// least recently used first out: a long check asks on each picture for the sizes of all that stands before
// its part, and must neither lose those for the pictures of earlier parts nor keep these because it asks.
#include <cstring>
#include <functional>
#include <list>
#include <optional>
#include <unordered_map>
#include <utility>

#include "kiosk/text/excerpt.h"
#include "kiosk/text/shaped.h"
#include "kiosk/text/text.h"

namespace text {
namespace {

struct Entry {
    Passage passage;
    Size size;
    float strokes = 0;
    bool coloured = false;
    std::optional<Picture> picture;
    std::list<Entry*>::iterator drawn = {};  // where there is a picture
};

struct HashPassage {
    std::size_t operator()(const Passage* passage) const {
        std::size_t hash = std::hash<std::string>{}(passage->words);
        const auto mix = [&hash](std::size_t value) {
            hash ^= value + 0x9e3779b97f4a7c15U + (hash << 6U) + (hash >> 2U);
        };
        mix(std::hash<float>{}(passage->letter_px));
        mix(std::hash<float>{}(passage->width_px));
        mix(static_cast<std::size_t>(passage->weight));
        return hash;
    }
};

struct EqualPassage {
    bool operator()(const Passage* left, const Passage* right) const { return *left == *right; }
};

void overwrite(Picture& picture) {
    if (!picture.bytes.empty()) explicit_bzero(picture.bytes.data(), picture.bytes.size());
}

// Sizes of a check of 3,200 questions and a list of some thousand choices.
constexpr std::size_t sizes_bound = 8U << 20;

// What an entry holds beside its words and pixels: itself, its nodes in the lists and in the map.
constexpr std::size_t entry_overhead = sizeof(Entry) + 128;

std::size_t bytes_without_picture(const Entry& entry) {
    return entry_overhead + entry.passage.words.size();
}

}  // namespace

struct Typesetter::Impl {
    Shaped shaped;
    Excerpts excerpts;
    std::size_t memory_bound;
    std::list<Entry> entries;  // most recently asked about first
    std::list<Entry*> drawn;   // those with a picture, most recently drawn first
    std::unordered_map<const Passage*, std::list<Entry>::iterator, HashPassage, EqualPassage> places;
    std::size_t sizes = 0, pictures = 0;  // bytes
    std::uint64_t last_serial = 0;
    std::vector<std::uint64_t> dropped;

    Impl(Shaped all, std::size_t bound) : shaped(std::move(all)), memory_bound(bound) {}
    ~Impl() { forget_all(); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    // The newest stays, however large: it is about to be drawn.
    Entry& find(const Passage& asked) {
        if (const auto known = places.find(&asked); known != places.end()) {
            entries.splice(entries.begin(), entries, known->second);
            return entries.front();
        }
        const Layout& layout = shaped.layout(asked);
        entries.push_front({asked, layout.size(), layout.strokes(), layout.coloured(), std::nullopt});
        places.emplace(&entries.front().passage, entries.begin());
        sizes += bytes_without_picture(entries.front());
        while (sizes > sizes_bound && entries.size() > 1) drop_last();
        return entries.front();
    }

    const Picture& picture(const Passage& asked) {
        Entry& entry = find(asked);
        if (entry.picture) {
            drawn.splice(drawn.begin(), drawn, entry.drawn);
            return *entry.picture;
        }
        entry.picture = shaped.layout(asked).picture(asked.ink);
        entry.picture->serial = ++last_serial;
        entry.drawn = drawn.insert(drawn.begin(), &entry);
        pictures += entry.picture->bytes.size();
        while (pictures > memory_bound && drawn.size() > 1) drop_picture(*drawn.back());
        return *entry.picture;
    }

    void drop_picture(Entry& entry) {
        if (!entry.picture) return;
        dropped.push_back(entry.picture->serial);
        pictures -= entry.picture->bytes.size();
        overwrite(*entry.picture);
        entry.picture.reset();
        drawn.erase(entry.drawn);
    }

    void drop_last() {
        Entry& last = entries.back();
        drop_picture(last);
        places.erase(&last.passage);
        sizes -= bytes_without_picture(last);
        explicit_bzero(last.passage.words.data(), last.passage.words.size());
        entries.pop_back();
    }

    void forget_all() {
        while (!entries.empty()) drop_last();
        shaped.forget_all();
        excerpts.forget();
    }
};

kiosk::Result<Typesetter> Typesetter::open(std::size_t memory_bound) {
    auto fonts = Fonts::open();
    if (!fonts) return tl::unexpected(fonts.error());
    return Typesetter(std::make_unique<Impl>(Shaped(std::move(*fonts)), memory_bound));
}

Typesetter::Typesetter(std::unique_ptr<Impl> parts) : impl_(std::move(parts)) {}
Typesetter::Typesetter(Typesetter&&) noexcept = default;
Typesetter& Typesetter::operator=(Typesetter&&) noexcept = default;
Typesetter::~Typesetter() = default;

Size Typesetter::measure(const Passage& passage) {
    return impl_->find(passage).size;
}
float Typesetter::strokes(const Passage& passage) {
    return impl_->find(passage).strokes;
}
bool Typesetter::coloured(const Passage& passage) {
    return impl_->find(passage).coloured;
}
const Picture& Typesetter::picture(const Passage& passage) {
    return impl_->picture(passage);
}
std::vector<std::uint64_t> Typesetter::dropped() {
    return std::exchange(impl_->dropped, {});
}
std::size_t Typesetter::memory() const {
    return impl_->pictures;
}
void Typesetter::forget_all() {
    impl_->forget_all();
}

Extent Typesetter::excerpt(const Passage& passage, std::size_t offset) {
    return impl_->excerpts.around(impl_->shaped, passage, offset);
}

CaretPlace Typesetter::caret(const Passage& passage, std::size_t offset) {
    return impl_->shaped.layout(passage).caret(offset);
}

std::vector<Stretch> Typesetter::stretches(const Passage& passage, std::size_t begin, std::size_t end) {
    return impl_->shaped.layout(passage).stretches(begin, end);
}

std::size_t Typesetter::offset_at(const Passage& passage, float x, float y) {
    return impl_->shaped.layout(passage).offset_at(x, y);
}

std::size_t Typesetter::move(const Passage& passage, std::size_t offset, int columns) {
    return impl_->shaped.layout(passage).move(offset, columns);
}

std::size_t Typesetter::move_line(const Passage& passage, std::size_t offset, int lines) {
    return impl_->shaped.layout(passage).move_line(offset, lines);
}

}  // namespace text
