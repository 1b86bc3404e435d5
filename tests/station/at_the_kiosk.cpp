// SPDX-License-Identifier: Apache-2.0
#include "tests/station/at_the_kiosk.h"

#include <fstream>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <sqlite3.h>

#include "kiosk/staff/staff_pin.h"

const std::string AtTheKiosk::objective = "/data/reduce_inequality/objective/agreement";

namespace {

const std::string form_id = "liverpool-equality-objectives-2024-2028";

void write_public_key(const std::filesystem::path& file) {
    EVP_PKEY* pair = EVP_RSA_gen(2048);
    FILE* stream = std::fopen(file.c_str(), "w");
    PEM_write_PUBKEY(stream, pair);
    std::fclose(stream);
    EVP_PKEY_free(pair);
}

}  // namespace

AtTheKiosk::AtTheKiosk() {
    write_public_key(folder_ / "public.pem");
    config_.file = folder_ / "kiosk.toml";
    config_.kiosk_name = "test-kiosk";
    config_.council = "Liverpool City Council";
    config_.database = folder_ / "kiosk.db";
    config_.words = BINARY_DIR "/words";
    config_.upload_request = folder_ / "upload-now";
    config_.form_id = form_id;
    config_.form = std::filesystem::path(SOURCE_DIR) / "assets/consultations" / form_id / "form.xml";
    config_.public_key = folder_ / "public.pem";
    config_.languages = {"en", "ar"};
    config_.offer_drafts = true;
    config_.closes = std::chrono::year{2024} / 2 / 15;
    now_.boot = std::chrono::hours{1};
    now_.wall = std::chrono::sys_days{std::chrono::year{2024} / 2 / 1} + std::chrono::hours{10};
}

void AtTheKiosk::open() {
    auto opened = kiosk::Station::open(config_, now_);
    if (!opened) throw std::runtime_error(opened.error().sentence);
    station_ = std::move(*opened);
}

std::string AtTheKiosk::name() {
    return screens::name_of(station_->view(now_));
}

std::string AtTheKiosk::met() {
    station_->touched(now_);
    return name();
}

void AtTheKiosk::ask(screens::Intent intent) {
    // Nobody submits in the first second of the check.
    now_ = now_ + std::chrono::milliseconds{screens::get_if<screens::Submit>(intent) ? 1000 : 300};
    station_->apply({std::move(intent)}, now_);
}

void AtTheKiosk::pass(std::chrono::seconds time) {
    now_ = now_ + time;
    station_->pass(now_);
}

void AtTheKiosk::type(const std::string& reference, const std::string& text) {
    ask(screens::OpenField{reference, 0});
    ask(screens::TypeText{text});
}

void AtTheKiosk::go_to_first_question() {
    ask(screens::Start{});
    while (name() == "about") ask(screens::Continue{});
}

void AtTheKiosk::answer_all(const std::vector<std::pair<std::string, std::string>>& answers) {
    for (int pages = 0; name() == "question"; ++pages) {
        if (pages == 100) throw std::runtime_error("the visit does not end");
        const auto items = see<screens::QuestionPage>().items;
        for (const auto& item : items)
            for (const auto& [reference, value] : answers) {
                if (item.question.reference != reference) continue;
                if (item.question.control == xforms::ControlKind::input)
                    type(reference, value);
                else
                    ask(screens::GiveAnswer{reference, value});
            }
        ask(screens::Continue{});
    }
}

void AtTheKiosk::in_database(const std::string& sql) {
    sqlite3* database = nullptr;
    sqlite3_open(config_.database.c_str(), &database);
    char* complaint = nullptr;
    sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &complaint);
    const std::string said = complaint == nullptr ? "" : complaint;
    sqlite3_free(complaint);
    sqlite3_close(database);
    if (!said.empty()) throw std::runtime_error(said);
}
