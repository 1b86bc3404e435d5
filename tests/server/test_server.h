// SPDX-License-Identifier: Apache-2.0
// A real server for tests: forms and an inbox in a folder of its own, a fresh key pair, HTTP on a loopback
// port.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>

#include <httplib.h>

#include "kiosk/store/seal.h"
#include "sync/inbox/inbox.h"
#include "sync/inbox/public_key.h"
#include "sync/inbox/token.h"
#include "sync/office/key_pair.h"
#include "sync/server/server.h"
#include "tests/patience.h"
#include "tests/scratch_folder.h"

namespace council {

namespace fs = std::filesystem;

using Folder = testing::ScratchFolder;

inline void write(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

// One pair for all tests of a run: making it takes longer than most of them.
struct Keys {
    Folder folder;
    KeyPairFiles files = *make_key_pair(folder / "keys", std::nullopt);
    PrivateKey private_key = *PrivateKey::read(files.private_key, std::nullopt);
    std::string public_base64 = *read_public_key(files.public_key);
    store::PublicKey seal_key = *store::PublicKey::read(public_base64);
};
inline const Keys& keys() {
    static const Keys made;
    return made;
}

inline std::string form_xml(const std::string& id, const std::string& version,
                            const std::string& more_nodes = "") {
    return R"xml(<?xml version="1.0" encoding="UTF-8"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
        xmlns:orx="http://openrosa.org/xforms">
  <h:head>
    <h:title>Parks &amp; libraries</h:title>
    <model>
      <instance>
        <data id=")xml" +
           id + "\" version=\"" + version + "\">" + R"xml(
          <welcome/><about_you><age/><topics/></about_you><visitor><name/></visitor><words/>)xml" +
           more_nodes + R"xml(
          <orx:meta><orx:instanceID/></orx:meta>
        </data>
      </instance>
      <bind nodeset="/data/welcome" readonly="true()" type="string"/>
      <bind nodeset="/data/about_you/age" type="int"/>
    </model>
  </h:head>
  <h:body>
    <input ref="/data/welcome"><label>Welcome</label></input>
    <group ref="/data/about_you">
      <input ref="/data/about_you/age"><label>Age</label></input>
      <input ref="/data/about_you/topics"><label>Topics</label></input>
    </group>
    <group ref="/data/visitor"><repeat nodeset="/data/visitor">
      <input ref="/data/visitor/name"><label>Name</label></input>
    </repeat></group>
    <input ref="/data/words"><label>Words</label></input>
  </h:body>
</h:html>
)xml";
}

inline const std::string form_id = "parks";

// A submission to the form above, in clear, as an engine writes it.
inline std::string clear_xml(const std::string& version, const std::string& instance_id,
                             const std::string& nodes) {
    return "<data xmlns:orx=\"http://openrosa.org/xforms\" id=\"" + form_id + "\" version=\"" + version +
           "\">" + nodes + "<orx:meta><orx:instanceID>" + instance_id + "</orx:instanceID></orx:meta></data>";
}

inline httplib::MultipartFormDataItems parts_of(const store::Sealed& sealed) {
    httplib::MultipartFormDataItems parts{
        {"xml_submission_file", sealed.manifest, "submission.xml", "text/xml"}};
    for (const auto& file : sealed.files)
        parts.push_back({file.name, file.bytes, file.name, "application/octet-stream"});
    return parts;
}

inline httplib::MultipartFormDataItems parts_of(const std::string& xml) {
    return {{"xml_submission_file", xml, "submission.xml", "text/xml"}};
}

enum class Sealing { sealed, clear };

class TestServer {
 public:
    explicit TestServer(Sealing sealing = Sealing::sealed) {
        write(folder / "forms/parks/form.xml", form_xml(form_id, "1"));
        write(folder / "forms/parks/media/cat.png", "picture of a cat");
        options.forms = folder / "forms";
        options.data = folder / "data";
        if (sealing == Sealing::sealed) options.public_key = keys().files.public_key;
        options.now = [] {
            return Wall(std::chrono::milliseconds(1'704'747'780'000));
        };  // 2024-01-08T21:03:00Z
        options.log = &log;
        token = add_kiosk("central-library");
        start();
    }
    ~TestServer() { stop(); }

    void start() {
        auto started = Server::start(options);
        if (!started) throw std::runtime_error(started.error().sentence);
        serving.emplace(std::move(*started));
        thread = std::thread([this] { serving->run(); });
    }
    void stop() {
        if (!thread.joinable()) return;
        serving->stop();
        thread.join();
        serving.reset();
    }
    Inbox inbox() const { return std::move(*Inbox::open(folder / "data", Inbox::Absent::make)); }
    std::string add_kiosk(const std::string& name) const {
        const std::string drawn = draw_token();
        const auto added = inbox().add_kiosk(name, hash_token(drawn), options.now());
        if (!added) throw std::runtime_error(added.error().sentence);
        return drawn;
    }

    std::string path(const std::string& rest) const { return "/v1/key/" + token + "/projects/1" + rest; }
    httplib::Client client() const {
        httplib::Client made("127.0.0.1", serving->port());
        made.set_default_headers({{"X-OpenRosa-Version", "1.0"}});
        made.set_read_timeout(::testing::patience);
        return made;
    }
    httplib::Result get(const std::string& rest) const { return client().Get(path(rest)); }
    // The version of form_id that the server offers now, as a client reads it from the list.
    std::string version() const {
        const std::string body = get("/formList")->body;
        const auto form = body.find(std::string("<formID>") + form_id + "</formID>");
        const auto begin = body.find("<version>", form) + 9;
        return body.substr(begin, body.find("</version>", begin) - begin);
    }
    int post(const httplib::MultipartFormDataItems& parts, const std::string& query = "") const {
        const auto reply = client().Post(path("/submission" + query), parts);
        return reply ? reply->status : -1;
    }
    store::Sealed seal(const std::string& instance_id, const std::string& nodes) const {
        const std::string at = version();
        return *store::seal({form_id, at, instance_id, clear_xml(at, instance_id, nodes)}, keys().seal_key);
    }
    int records() const { return static_cast<int>(inbox().numbers(form_id)->size()); }

    Folder folder;
    ServerOptions options;
    std::string token;
    std::ostringstream log;
    std::optional<Server> serving;
    std::thread thread;
};

inline std::string instance(int number) {
    return "uuid:39f3dd36-161e-45cb-a1a4-" + std::to_string(100'000'000'000 + number);
}

}  // namespace council
