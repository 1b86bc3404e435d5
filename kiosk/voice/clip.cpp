// SPDX-License-Identifier: Apache-2.0
#include "kiosk/voice/clip.h"

#include <algorithm>
#include <memory>
#include <vector>

#include <samplerate.h>
#include <sndfile.h>
#include <unistd.h>

namespace voice {
namespace {

constexpr int most_channels = 2, least_rate = 8000, most_rate = 96000;
constexpr sf_count_t frames_at_once = 1024;  // a few hundredths of a second: how long an old word may last

// The part of a file that libsndfile may see.
struct Window {
    int file;
    const Clip& clip;
    sf_count_t position = 0;
};

sf_count_t length(void* data) {
    return static_cast<sf_count_t>(static_cast<Window*>(data)->clip.bytes);
}

sf_count_t seek(sf_count_t offset, int whence, void* data) {
    auto& window = *static_cast<Window*>(data);
    const sf_count_t from = whence == SEEK_CUR ? window.position : whence == SEEK_END ? length(data) : 0;
    window.position = std::clamp<sf_count_t>(from + offset, 0, length(data));
    return window.position;
}

sf_count_t read(void* to, sf_count_t count, void* data) {
    auto& window = *static_cast<Window*>(data);
    const auto wanted =
        static_cast<std::size_t>(std::clamp<sf_count_t>(count, 0, length(data) - window.position));
    const ssize_t got = pread(window.file, to, wanted, static_cast<off_t>(window.clip.at) + window.position);
    window.position += std::max<ssize_t>(got, 0);
    return std::max<ssize_t>(got, 0);
}

sf_count_t tell(void* data) {
    return static_cast<Window*>(data)->position;
}

void to_one_channel(std::vector<float>& frames, int channels) {
    const std::size_t count = frames.size() / static_cast<std::size_t>(channels);
    if (channels == 2)
        for (std::size_t at = 0; at < count; ++at) frames[at] = (frames[2 * at] + frames[2 * at + 1]) / 2;
    frames.resize(count);
}

// From one rate to another, a piece at a time.
class Resampler {
 public:
    Resampler(int from, int to) : ratio_(static_cast<double>(to) / from) {
        int failed = 0;
        state_.reset(src_new(SRC_SINC_FASTEST, 1, &failed));
    }
    std::vector<std::int16_t> take(const std::vector<float>& frames, bool last) {
        std::vector<float> out(static_cast<std::size_t>(static_cast<double>(frames.size() + 1024) * ratio_) +
                               1024);
        SRC_DATA data{
            frames.data(), out.data(), static_cast<long>(frames.size()), static_cast<long>(out.size()), 0, 0,
            last ? 1 : 0,  ratio_};
        if (state_ == nullptr || src_process(state_.get(), &data) != 0) return {};
        std::vector<std::int16_t> samples(static_cast<std::size_t>(data.output_frames_gen));
        src_float_to_short_array(out.data(), samples.data(), static_cast<int>(samples.size()));
        return samples;
    }

 private:
    struct Delete {
        void operator()(SRC_STATE* state) const { src_delete(state); }
    };
    double ratio_;
    std::unique_ptr<SRC_STATE, Delete> state_;
};

tl::unexpected<kiosk::Error> refuse(const Clip& clip, const std::string& why) {
    return kiosk::fail(kiosk::ErrorKind::invalid, "The form's recording \"" + clip.name +
                                                      "\" cannot be played (" + why +
                                                      "), so its words are said by the voice");
}

}  // namespace

kiosk::Result<void> play(const Clip& clip, int file, int samples_a_second, const Sink& into) {
    if (clip.bytes > most_clip_bytes) return refuse(clip, "it is larger than 16 MB");
    SF_VIRTUAL_IO calls{length, seek, read, nullptr, tell};
    Window window{file, clip};
    SF_INFO info{};
    const std::unique_ptr<SNDFILE, int (*)(SNDFILE*)> open(sf_open_virtual(&calls, SFM_READ, &info, &window),
                                                           sf_close);
    if (open == nullptr) return refuse(clip, sf_strerror(nullptr));
    if (info.channels < 1 || info.channels > most_channels || info.samplerate < least_rate ||
        info.samplerate > most_rate)
        return refuse(clip, "it wants one or two channels, 8 to 96 kHz");
    Resampler resampler(info.samplerate, samples_a_second);
    bool heard = false;
    for (sf_count_t left = sf_count_t{most_clip_seconds} * info.samplerate; left > 0;) {
        std::vector<float> frames(static_cast<std::size_t>(frames_at_once * info.channels));
        const sf_count_t got = sf_readf_float(open.get(), frames.data(), std::min(frames_at_once, left));
        left -= got;
        frames.resize(static_cast<std::size_t>(std::max<sf_count_t>(got, 0) * info.channels));
        to_one_channel(frames, info.channels);
        const auto samples = resampler.take(frames, got <= 0);
        heard = heard || !samples.empty();
        if (!samples.empty() && !into(samples)) return {};
        if (got <= 0) break;
    }
    if (!heard) return refuse(clip, "it holds no sound");
    return {};
}

}  // namespace voice
