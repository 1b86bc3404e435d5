// SPDX-License-Identifier: Apache-2.0
// kiosk.toml, checked whole at start. Both kiosk and kiosk-sync read the same file; deploy/kiosk.toml
// explains each key.
//
// An unknown key, a wrong type or a value out of range is refused with file, line and what is allowed: a
// kiosk that starts with half its settings is worse than one that says why it does not start. Relative paths
// are relative to the file's own folder.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/input/keys.h"
#include "kiosk/result.h"
#include "kiosk/settings/opening_hours.h"

namespace kiosk {

// EN 301 549 8.3.2: what is touched stands between 380 and 1220 mm above the floor.
inline constexpr double lowest_reach_mm = 380, highest_reach_mm = 1220;
// Below the highest reach there must be so much of the picture: a row of tools, the keyboard and the bar at
// the foot. Real walls hold a panel's lower edge up to 1,100 mm high.
inline constexpr double least_reach_mm = 120;

struct Config {
    std::filesystem::path file;

    std::string kiosk_name;  // [kiosk] name: tells machines apart at the council, "central-library-2"
    std::string council;     // [kiosk] council, as the top bar shows it
    std::map<std::string, std::string> council_in;  // [council_in]: the same by language, "ar" and so on
    std::filesystem::path database;                 // [kiosk] database
    std::filesystem::path words;  // [kiosk] words: folder of the compiled catalogues, by default as installed
    std::filesystem::path upload_request;        // [kiosk] upload_request: written for "Upload now"
    std::filesystem::path power_off_request;     // [kiosk] power_off_request: for "Turn this machine off"
    std::optional<std::filesystem::path> theme;  // [kiosk] theme: the council's colours, see theme_file.h
    bool practice = false;                       // [kiosk] practice
    bool offer_drafts = false;  // [kiosk] offer_drafts: languages that nobody has reviewed yet

    std::string form_id;                        // [consultation] form_id
    std::optional<std::filesystem::path> form;  // [consultation] form: used until the server has sent one
    std::optional<std::filesystem::path>
        public_key;  // [consultation] public_key: for a form that carries none
    std::optional<std::chrono::sys_days> opens,
        closes;  // [consultation] opens, closes: local days, closes included
    // [consultation] grace_days, 0 to 60: whole days for which answers are still taken after the day on which
    // the server no longer lists the form
    int grace_days = 0;
    std::string learn_more;  // [consultation] learn_more: shown as text and QR code
    std::string results;  // [consultation] results: where they will be, once it has closed; else learn_more
    std::vector<std::string> languages;  // [consultation] languages: codes offered, the first is the default
    // [consultation] leave_out: "upload", "geo", "barcode": questions of the form that need such a device are
    // not asked, where none of them is required
    std::vector<std::string> leave_out;

    // The form by which people sign up for the council's newsletter, once they have answered; off without it.
    // It is offered in the languages of the consultation.
    struct Newsletter {
        std::string form_id;                              // [newsletter] form_id
        std::optional<std::filesystem::path> form;        // [newsletter] form: until the server has sent one
        std::optional<std::filesystem::path> public_key;  // [newsletter] public_key: else the consultation's
    };
    std::optional<Newsletter> newsletter;

    std::optional<double> screen_width_mm,
        screen_height_mm;  // [screen] width_mm, height_mm: where the EDID is wrong
    // [screen] bottom_edge_mm, 380 to 1100: from the floor to the picture's bottom edge
    double mounting_height_mm = 900;
    bool fullscreen = true;                         // [screen] fullscreen
    int window_width = 1920, window_height = 1080;  // [screen] window: used when not full-screen

    std::chrono::seconds ask_after{120};  // [time] ask_after_seconds, 120 to 300
    std::chrono::seconds forget_after{
        45};  // [time] forget_after_seconds, 20 to 45, counted from the question

    OpeningHours hours;  // [hours] monday ... sunday: one span or several, always open where there is none

    std::string sound_device = "default";  // [speech] device: as ALSA names it, "" for none
    enum class Listening { detect, headphones, loudspeaker };
    Listening listening = Listening::detect;  // [speech] listening: where the sound comes out
    // [speech] voice_reviewed: languages whose borrowed voice a native listener has judged; others stay
    // silent
    std::vector<std::string> voice_reviewed;
    int speech_percent = 100;  // [speech] rate_percent: 50, 75 ... 200 at each visit's start
    int speech_volume = 6;     // [speech] volume: 0 to 10 at each visit's start
    bool invitation = false;   // [speech] invitation: a spoken one, once to each person who comes
    bool clicks = false;       // [speech] click: a press that does something is heard

    KeySettings keys;  // [keys]: which key does what, and double_strike_ms, 0 to 2000

    // [staff] pin_hash, recovery_hash: what `council pin` prints (Argon2id); in this file in practice only
    std::string pin_hash, recovery_hash;
    // [staff] pin_file: the same two lines in a file of their own, a credential that only the kiosk may read
    std::optional<std::filesystem::path> pin_file;

    std::string server;  // [server] url: https without a token, or http to loopback
    std::optional<std::filesystem::path>
        server_file;  // [server] url_file: the same, from a systemd credential
    // [server] sign_in: "basic" or "digest", where the address holds no token; sent with user and the first
    // line of password_file, which is a systemd credential
    enum class SignIn { none, basic, digest };
    SignIn sign_in = SignIn::none;
    std::string user;                                    // [server] user
    std::optional<std::filesystem::path> password_file;  // [server] password_file
    std::optional<std::filesystem::path> authorities;    // [server] ca_file
    // [server] certificate, certificate_key: what this kiosk shows a server that asks for one
    std::optional<std::filesystem::path> certificate, certificate_key;
    bool private_addresses = false;  // [server] allow_private_addresses
    // [server] uploads_after: when kiosk-sync's timer starts at night; the thanks say it
    std::chrono::minutes uploads_after{120};

    bool uploads() const { return !server.empty() || server_file; }

    // Of the part of the picture that a person who sits can reach: nothing in it is above 1220 mm.
    double reach_height_mm() const { return highest_reach_mm - mounting_height_mm; }

    static Result<Config> read(const std::filesystem::path&);
    Result<void> read_pin();  // from pin_file, where there is one
};

}  // namespace kiosk
