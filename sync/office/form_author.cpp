// SPDX-License-Identifier: Apache-2.0
#include "sync/office/form_author.h"

#include <cstdlib>
#include <ctime>

#include <nlohmann/json.hpp>

#include "kiosk/acceptance/acceptance.h"
#include "kiosk/limits.h"
#include "kiosk/settings/config.h"
#include "kiosk/xforms/outline.h"
#include "kiosk/xforms/singling_out.h"
#include "sync/inbox/clock_text.h"
#include "sync/inbox/file.h"
#include "sync/inbox/result.h"
#include "sync/inbox/submission_header.h"
#include "sync/office/form_words.h"

namespace council {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t largest_steps = 5'000'000;

struct Opened {
    std::string xml;
    xforms::MediaSource media;
};

Result<Opened> open_form(const FormOnDisk& form) {
    auto xml = read_file(form.form_xml, limits::form_bytes);
    if (!xml) return tl::unexpected(xml.error());
    std::error_code error;
    if (form.media && !fs::is_directory(*form.media, error))
        return fail(ErrorKind::invalid, form.media->string() + ": there is no such folder of media.");
    const fs::path folder = form.media.value_or(form.form_xml.parent_path() / "media");
    return Opened{std::move(*xml), [folder](std::string_view name) -> std::optional<std::string> {
                      // The name is the form's, and a form may come from anywhere: it stays in the folder.
                      if (!is_plain_file_name(name)) return std::nullopt;
                      auto bytes = read_file(folder / std::string(name), limits::medium_bytes);
                      return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
                  }};
}

// A step is an object that holds an array at most. Deep nesting would overrun the stack of the code that
// prints it.
Result<std::string> read_steps(const fs::path& file) {
    constexpr int deepest = 8;
    auto text = read_file(file, largest_steps);
    if (!text) return text;
    bool too_deep = false;
    const auto within = [&too_deep](int depth, nlohmann::json::parse_event_t, nlohmann::json&) {
        too_deep = too_deep || depth > deepest;
        return depth <= deepest;
    };
    try {
        const nlohmann::json steps = nlohmann::json::parse(*text, within);
        if (too_deep) return fail(ErrorKind::invalid, file.string() + ": is nested too deeply for steps.");
        if (!steps.is_array())
            return fail(ErrorKind::invalid, file.string() + ": holds no JSON array of steps.");
    } catch (const nlohmann::json::parse_error& error) {
        return fail(ErrorKind::invalid,
                    file.string() + ": is no JSON, from byte " + std::to_string(error.byte) + " on.");
    } catch (const nlohmann::json::out_of_range&) {
        return fail(ErrorKind::invalid, file.string() + ": holds a number that is too large.");
    }
    return text;
}

// The C library takes an unknown zone for UTC without an error, and the author would see wrong times.
Result<void> stand_in_zone(const std::string& zone) {
    const char* given = std::getenv("TZDIR");
    const fs::path folder = given ? given : "/usr/share/zoneinfo", name = zone;
    bool inside = !zone.empty() && name.is_relative();
    for (const fs::path& part : name) inside = inside && part != ".." && part != ".";
    const auto rules = inside ? read_file(folder / name, 1'000'000) : fail(ErrorKind::invalid, "");
    if (!rules || !rules->starts_with("TZif"))
        return fail(ErrorKind::invalid,
                    "--zone " + zone + ": this machine knows no such time zone. Write one as Europe/London.");
    setenv("TZ", zone.c_str(), 1);
    tzset();
    return {};
}

Result<kiosk::Moment> moment_of(const std::optional<std::string>& text, Wall clock) {
    if (!text) return kiosk::Moment{.wall = clock};
    const std::optional<Wall> wall = read_rfc3339(*text);
    if (!wall)
        return fail(ErrorKind::invalid,
                    "--now " + *text + ": is no time of RFC 3339. Write one as 2024-02-01T10:00:00+00:00.");
    return kiosk::Moment{.wall = *wall};
}

// Before the last line, which says whether a kiosk runs the form.
void tell_readings(xforms::DryRun& told, const std::vector<Reading>& readings, xforms::DryRunFormat format) {
    if (format == xforms::DryRunFormat::json) {
        nlohmann::json object = nlohmann::json::parse(told.out);
        for (const Reading& each : readings)
            object["languages"].push_back(
                {{"name", each.language}, {"draft", each.draft}, {"reviewed_by", each.reviewed_by}});
        told.out = object.dump(2) + "\n";
        return;
    }
    std::string lines;
    for (const Reading& each : readings)
        if (each.draft)
            lines += each.language + ": a draft, which nobody who reads it has reviewed.\n";
        else if (!each.reviewed_by.empty())
            lines += each.language + ": reviewed by " + each.reviewed_by + ".\n";
    told.out.insert(told.out.rfind("The kiosk "), lines);
}

std::string listed(const std::vector<std::string>& codes) {
    std::string all;
    for (const std::string& code : codes) all += (all.empty() ? "" : ", ") + code;
    return all.empty() ? "none" : all;
}

// For which languages the form was judged, before the last line as well.
void tell_judged(xforms::DryRun& told, const acceptance::Accepted& accepted, const acceptance::Terms& terms,
                 xforms::DryRunFormat format) {
    std::vector<std::string> all, drafts, reviewed;
    for (const acceptance::Language& each : accepted.languages) {
        all.push_back(each.code);
        (each.draft || each.draft_words ? drafts : reviewed).push_back(each.code);
    }
    if (reviewed.empty() && accepted.fall_back && !accepted.fall_back->draft)
        reviewed.push_back(accepted.fall_back->code);
    if (format == xforms::DryRunFormat::json) {
        nlohmann::json object = nlohmann::json::parse(told.out);
        object["judged"] = {{"settings", terms.settings},
                            {"offered", all},
                            {"drafts", drafts},
                            {"held_back", accepted.held_back}};
        told.out = object.dump(2) + "\n";
        return;
    }
    std::string lines;
    for (const std::string& sentence : accepted.held_back) lines += sentence + ".\n";
    if (!terms.settings.empty()) {
        lines += "Judged by " + terms.settings + ", for these languages: " + listed(all) + ".\n";
    } else {
        lines += "Judged without a kiosk's settings (--config), for these languages: " + listed(all) + ".\n";
        if (!drafts.empty())
            lines += "Drafts among them, of the form or of the kiosk's own words: " + listed(drafts) + ". " +
                     (reviewed.empty()
                          ? "A kiosk without [kiosk] offer_drafts refuses this form: none is left.\n"
                          : "A kiosk without [kiosk] offer_drafts offers: " + listed(reviewed) + ".\n");
    }
    told.out.insert(told.out.rfind("The kiosk "), lines);
}

// Words that are not on this machine, as those of a kiosk may not be on a desk, are not judged.
Result<acceptance::Terms> terms_of(const FormOnDisk& form, const CheckFor& asked) {
    acceptance::Terms terms{.words = asked.words};
    if (asked.settings) {
        const auto config = kiosk::Config::read(*asked.settings);
        if (!config) return tl::unexpected(config.error());
        terms = acceptance::Terms::of(*config);
    }
    terms.leave_out.insert(terms.leave_out.end(), form.leave_out.begin(), form.leave_out.end());
    std::error_code none;
    if (terms.words && !fs::is_directory(*terms.words, none)) terms.words.reset();
    return terms;
}

}  // namespace

Result<xforms::DryRun> check_form(const FormOnDisk& form, const CheckFor& asked,
                                  xforms::DryRunFormat format) {
    const auto opened = open_form(form);
    if (!opened) return tl::unexpected(opened.error());
    if (const auto words = xforms::LeaveOut::read(form.leave_out); !words)
        return tl::unexpected(words.error());
    const auto terms = terms_of(form, asked);
    if (!terms) return tl::unexpected(terms.error());
    acceptance::Decision decision = acceptance::decide(opened->xml, opened->media, *terms);
    if (decision.later) return fail(decision.kind(), form.form_xml.string() + ": " + decision.reasons());
    // For authors only: a kiosk that runs the form has no use for it.
    if (const auto outline = xforms::read_outline(opened->xml); decision.accepted && outline)
        if (const auto warning = xforms::find_singling_out(*outline)) decision.problems.push_back(*warning);
    const auto verdict = decision.accepted ? xforms::Verdict::runs : xforms::Verdict::refused;
    auto told = xforms::tell_decision(decision.problems, verdict, format);
    tell_readings(told, readings_of(opened->xml), format);
    if (decision.accepted) tell_judged(told, *decision.accepted, *terms, format);
    return told;
}

Result<xforms::DryRun> dry_run_form(const FormOnDisk& form, const DryRunOptions& options, Wall clock,
                                    xforms::DryRunFormat format) {
    if (options.zone) {
        if (auto standing = stand_in_zone(*options.zone); !standing) return tl::unexpected(standing.error());
    }
    const auto now = moment_of(options.now, clock);
    if (!now) return tl::unexpected(now.error());
    const auto steps = options.answers ? read_steps(*options.answers) : Result<std::string>("[]");
    if (!steps) return tl::unexpected(steps.error());
    const auto opened = open_form(form);
    if (!opened) return tl::unexpected(opened.error());
    const auto leave_out = xforms::LeaveOut::read(form.leave_out);
    if (!leave_out) return tl::unexpected(leave_out.error());
    const xforms::Device device{"have-your-say:try", false};
    return xforms::dry_run_form(opened->xml, opened->media, *steps, device, *now, format, *leave_out);
}

}  // namespace council
