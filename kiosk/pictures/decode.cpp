// SPDX-License-Identifier: Apache-2.0
#include "kiosk/pictures/decode.h"

#include <algorithm>
#include <memory>

#include <cairo.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <librsvg/rsvg.h>

namespace pictures {
namespace {

using kiosk::ErrorKind;
using kiosk::fail;
using kiosk::Result;

constexpr std::string_view png_head = "\x89PNG\r\n\x1a\n";
constexpr std::string_view jpeg_head = "\xff\xd8\xff";
constexpr std::size_t most_bytes_of_svg = 2U << 20;
constexpr int most_side = 8192;  // of what is made

template <class Object>
struct Unreference {
    void operator()(Object* object) const { g_object_unref(object); }
};
template <class Object>
using Owned = std::unique_ptr<Object, Unreference<Object>>;

struct Complaint {
    GError* error = nullptr;
    ~Complaint() { g_clear_error(&error); }
    std::string words() const { return error == nullptr ? "it is damaged" : error->message; }
};

enum class Kind { png, jpeg, svg };

bool looks_like_svg(std::string_view bytes) {
    return bytes.substr(0, 4096).find("<svg") != std::string_view::npos;
}

Result<Kind> kind_of(std::string_view bytes) {
    if (bytes.size() > most_bytes) return fail(ErrorKind::invalid, "it has more than 8 MB");
    if (bytes.starts_with(png_head)) return Kind::png;
    if (bytes.starts_with(jpeg_head)) return Kind::jpeg;
    if (!looks_like_svg(bytes)) return fail(ErrorKind::invalid, "it is neither PNG, JPEG nor SVG");
    if (bytes.size() > most_bytes_of_svg) return fail(ErrorKind::invalid, "it is an SVG of more than 2 MB");
    return Kind::svg;
}

// ---- SVG

Result<Owned<RsvgHandle>> open_svg(std::string_view bytes) {
    Complaint complaint;
    // From memory and without a base address: librsvg then follows no reference out of these bytes.
    Owned<RsvgHandle> handle(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(bytes.data()),
                                                       bytes.size(), &complaint.error));
    if (!handle) return fail(ErrorKind::invalid, "it is no SVG that can be drawn: " + complaint.words());
    return handle;
}

Result<text::Size> size_of_svg(std::string_view bytes) {
    auto handle = open_svg(bytes);
    if (!handle) return tl::unexpected(handle.error());
    double width = 0, height = 0;
    if (rsvg_handle_get_intrinsic_size_in_pixels(handle->get(), &width, &height) == FALSE || width <= 0 ||
        height <= 0) {
        gboolean has_width = FALSE, has_height = FALSE, has_box = FALSE;
        RsvgLength wide{}, high{};
        RsvgRectangle box{};
        rsvg_handle_get_intrinsic_dimensions(handle->get(), &has_width, &wide, &has_height, &high, &has_box,
                                             &box);
        if (has_box == FALSE || box.width <= 0 || box.height <= 0)
            return fail(ErrorKind::invalid, "it is an SVG without width, height or viewBox");
        width = box.width;
        height = box.height;
    }
    return text::Size{static_cast<float>(width), static_cast<float>(height)};
}

// One step for a whole picture: a city's has millions of pixels, and the welcome waits for them.
std::uint8_t* room_for_pixels(text::Picture& to) {
    to.bytes.resize(4 * static_cast<std::size_t>(to.width) * static_cast<std::size_t>(to.height));
    return to.bytes.data();
}

// Cairo keeps a pixel as one number, alpha first; a text::Picture as four bytes, alpha last.
void take_pixels(const unsigned char* from, int stride, text::Picture& to) {
    std::uint8_t* byte = room_for_pixels(to);
    for (int y = 0; y < to.height; ++y) {
        const auto* row =
            reinterpret_cast<const std::uint32_t*>(from + static_cast<std::ptrdiff_t>(y) * stride);
        for (int x = 0; x < to.width; ++x, byte += 4) {
            byte[0] = static_cast<std::uint8_t>(row[x] >> 16U);
            byte[1] = static_cast<std::uint8_t>(row[x] >> 8U);
            byte[2] = static_cast<std::uint8_t>(row[x]);
            byte[3] = static_cast<std::uint8_t>(row[x] >> 24U);
        }
    }
}

Result<void> draw_svg(std::string_view bytes, text::Picture& to) {
    auto handle = open_svg(bytes);
    if (!handle) return tl::unexpected(handle.error());
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, to.width, to.height), &cairo_surface_destroy);
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(surface.get()),
                                                                   &cairo_destroy);
    const RsvgRectangle whole{0, 0, static_cast<double>(to.width), static_cast<double>(to.height)};
    Complaint complaint;
    if (rsvg_handle_render_document(handle->get(), cairo.get(), &whole, &complaint.error) == FALSE)
        return fail(ErrorKind::invalid, "it is an SVG that cannot be drawn: " + complaint.words());
    cairo_surface_flush(surface.get());
    take_pixels(cairo_image_surface_get_data(surface.get()), cairo_image_surface_get_stride(surface.get()),
                to);
    return {};
}

// ---- PNG and JPEG

struct Wanted {
    int stored_width = 0, stored_height = 0;
    int width = 0, height = 0;  // 0: only the size is asked for
    bool too_large = false;
};

// Called as soon as the header is known, before room is made for the pixels.
void size_prepared(GdkPixbufLoader* loader, int width, int height, gpointer to) {
    auto& wanted = *static_cast<Wanted*>(to);
    wanted.stored_width = width;
    wanted.stored_height = height;
    wanted.too_large = static_cast<double>(width) * height > most_pixels;
    if (wanted.too_large || wanted.width == 0)
        gdk_pixbuf_loader_set_size(loader, 0, 0);  // gdk-pixbuf: "0, 0" ends the decoding
    else
        gdk_pixbuf_loader_set_size(loader, wanted.width, wanted.height);
}

// The pixels, or none where only the size was asked for. `wanted` outlives the call.
Result<Owned<GdkPixbuf>> load(std::string_view bytes, Kind kind, Wanted& wanted) {
    Complaint complaint;
    // By its type and by nothing else: gdk-pixbuf's other loaders are never asked.
    const Owned<GdkPixbufLoader> loader(
        gdk_pixbuf_loader_new_with_type(kind == Kind::png ? "png" : "jpeg", &complaint.error));
    if (!loader) return fail(ErrorKind::invalid, complaint.words());
    g_signal_connect(loader.get(), "size-prepared", G_CALLBACK(size_prepared), &wanted);
    const bool read = gdk_pixbuf_loader_write(loader.get(), reinterpret_cast<const guchar*>(bytes.data()),
                                              bytes.size(), &complaint.error) == TRUE;
    const bool ended = gdk_pixbuf_loader_close(loader.get(), read ? &complaint.error : nullptr) == TRUE;
    if (wanted.too_large) return fail(ErrorKind::invalid, "it has more than 24 million pixels");
    if (wanted.width == 0) return Owned<GdkPixbuf>();
    GdkPixbuf* pixels = gdk_pixbuf_loader_get_pixbuf(loader.get());
    if (!read || !ended || pixels == nullptr)
        return fail(ErrorKind::invalid, "it cannot be read: " + complaint.words());
    return Owned<GdkPixbuf>(static_cast<GdkPixbuf*>(g_object_ref(pixels)));
}

Result<void> draw_bitmap(std::string_view bytes, Kind kind, text::Picture& to) {
    Wanted wanted{.width = to.width, .height = to.height};
    auto loaded = load(bytes, kind, wanted);
    if (!loaded) return tl::unexpected(loaded.error());
    Owned<GdkPixbuf> pixels = std::move(*loaded);
    if (gdk_pixbuf_get_width(pixels.get()) != to.width || gdk_pixbuf_get_height(pixels.get()) != to.height)
        pixels.reset(gdk_pixbuf_scale_simple(pixels.get(), to.width, to.height, GDK_INTERP_BILINEAR));
    if (!pixels) return fail(ErrorKind::invalid, "there is no memory for it");
    const int channels = gdk_pixbuf_get_n_channels(pixels.get());
    const auto stride = static_cast<std::ptrdiff_t>(gdk_pixbuf_get_rowstride(pixels.get()));
    const guchar* all = gdk_pixbuf_read_pixels(pixels.get());
    std::uint8_t* byte = room_for_pixels(to);
    for (int y = 0; y < to.height; ++y) {
        const guchar* pixel = all + y * stride;
        for (int x = 0; x < to.width; ++x, pixel += channels) {
            const unsigned alpha = channels == 4 ? pixel[3] : 255;
            for (int colour = 0; colour < 3; ++colour)
                *byte++ = static_cast<std::uint8_t>((pixel[colour] * alpha + 127) / 255);
            *byte++ = static_cast<std::uint8_t>(alpha);
        }
    }
    return {};
}

}  // namespace

bool is_svg(std::string_view bytes) {
    return !bytes.starts_with(png_head) && !bytes.starts_with(jpeg_head) && looks_like_svg(bytes);
}

bool is_picture(std::string_view bytes) {
    return bytes.starts_with(png_head) || bytes.starts_with(jpeg_head) || looks_like_svg(bytes);
}

Result<text::Size> size_of(std::string_view bytes) {
    const auto kind = kind_of(bytes);
    if (!kind) return tl::unexpected(kind.error());
    if (*kind == Kind::svg) return size_of_svg(bytes);
    Wanted wanted;
    if (const auto header = load(bytes, *kind, wanted); !header) return tl::unexpected(header.error());
    if (wanted.stored_width <= 0 || wanted.stored_height <= 0)
        return fail(ErrorKind::invalid, "its header cannot be read");
    return text::Size{static_cast<float>(wanted.stored_width), static_cast<float>(wanted.stored_height)};
}

Result<text::Picture> decode(std::string_view bytes, int width, int height) {
    const auto kind = kind_of(bytes);
    if (!kind) return tl::unexpected(kind.error());
    text::Picture picture;
    picture.width = std::clamp(width, 1, most_side);
    picture.height = std::clamp(height, 1, most_side);
    picture.coloured = true;
    picture.bytes.reserve(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) *
                          4);
    const Result<void> drawn =
        *kind == Kind::svg ? draw_svg(bytes, picture) : draw_bitmap(bytes, *kind, picture);
    if (!drawn) return tl::unexpected(drawn.error());
    return picture;
}

}  // namespace pictures
