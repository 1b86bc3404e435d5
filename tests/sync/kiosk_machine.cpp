// SPDX-License-Identifier: Apache-2.0
#include "tests/sync/kiosk_machine.h"

#include <cstdlib>
#include <ctime>
#include <fstream>
#include <memory>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

namespace openrosa::testing {

const std::string& public_key() {
    static const std::string base64 = [] {
        const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_RSA_gen(2048), EVP_PKEY_free);
        unsigned char* der = nullptr;
        const int size = i2d_PUBKEY(key.get(), &der);
        std::string text(static_cast<std::size_t>(size + 2) / 3 * 4 + 1, '\0');
        text.resize(static_cast<std::size_t>(
            EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), der, size)));
        OPENSSL_free(der);
        return text;
    }();
    return base64;
}

std::string form_xml(const std::string& title, const std::string& id) {
    return R"xml(<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
        xmlns:orx="http://openrosa.org/xforms">
<h:head><h:title>)xml" +
           title + R"xml(</h:title><model>
<instance><data id=")xml" +
           id + R"xml(" version="1"><hours/><orx:meta><orx:instanceID/></orx:meta></data></instance>
<bind nodeset="/data/hours" type="string"/>
<bind nodeset="/data/orx:meta/orx:instanceID" type="string" readonly="true()"
      calculate="once(concat('uuid:', uuid()))"/>
<submission method="post" base64RsaPublicKey=")xml" +
           public_key() + R"xml("/>
</model></h:head>
<h:body><input ref="/data/hours"><label>When should the library be open?</label></input></h:body></h:html>)xml";
}

KioskMachine::KioskMachine()
    : moment{std::chrono::hours{1}, std::chrono::sys_days{std::chrono::year{2026} / 11 / 21}},
      folder_(::testing::fastest_folder()) {
    setenv("TZ", "UTC", 1);  // the days that its sentences name
    tzset();
    config.file = folder_ / "kiosk.toml";
    config.kiosk_name = "central-library-2";
    config.form_id = form_id;
    config.database = folder_ / "kiosk.sqlite";
    config.upload_request = folder_ / "upload-now";
    reopen_store();
}

void KioskMachine::reopen_store() {
    auto opened = store::Store::open(config.database.string(), store::Role::sync);
    kiosk::require(opened.has_value(), "the tests need a database");
    store_ = std::make_unique<store::Store>(std::move(*opened));
}

std::filesystem::path KioskMachine::write_config(const std::string& server_url) const {
    std::ofstream(config.file) << "[kiosk]\nname = \"" << config.kiosk_name
                               << "\"\ncouncil = \"Liverpool City Council\"\ndatabase = \"kiosk.sqlite\"\n"
                                  "upload_request = \"upload-now\"\n[consultation]\nform_id = \""
                               << form_id << "\"\n[server]\nurl = \"" << server_url << "\"\n";
    return config.file;
}

void KioskMachine::in_database(const std::string& sql) {
    SQLite::Database(config.database.string(), SQLite::OPEN_READWRITE).exec(sql);
}

std::string KioskMachine::submit(bool practice) {
    return submit_for(form_id, practice);
}

store::Sealed KioskMachine::seal_for(const std::string& form) {
    char digits[16];
    std::snprintf(digits, sizeof digits, "%012d", ++submitted_);
    const std::string instance_id = std::string("uuid:39f3dd36-161e-45cb-a1a4-") + digits;
    static const auto key = store::PublicKey::read(public_key());
    kiosk::require(key.has_value(), "the test's key cannot be read");
    const std::string xml = "<data id=\"" + form + "\" version=\"1\"><hours>Late</hours><meta><instanceID>" +
                            instance_id + "</instanceID></meta></data>";
    auto sealed = store::seal({form, "1", instance_id, xml}, *key);
    kiosk::require(sealed.has_value(), "the test's submission cannot be sealed");
    return std::move(*sealed);
}

std::string KioskMachine::submit_for(const std::string& form, bool practice) {
    const store::Sealed sealed = seal_for(form);
    kiosk::require(store_->outbox().put(sealed, store::occasion(practice), moment).has_value(),
                   "a test's submission is kept");
    return sealed.instance_id;
}

std::string KioskMachine::sign_up_for(const std::string& form, bool practice) {
    const store::Sealed sealed = seal_for(form);
    kiosk::require(store_->outbox().put_apart(sealed, store::occasion(practice), moment).has_value(),
                   "a test's sign-up is kept");
    return sealed.instance_id;
}

Council KioskMachine::council(const std::string& server_url, const Limits& limits) {
    config.server = server_url;
    auto council = Council::open(config, clock(), limits);
    kiosk::require(council.has_value(), council ? "" : council.error().sentence.c_str());
    return std::move(*council);
}

Carried KioskMachine::carry(const std::string& server_url, const Limits& limits) {
    Council there = council(server_url, limits);
    return openrosa::carry(*store_, config, there, clock());
}

}  // namespace openrosa::testing
