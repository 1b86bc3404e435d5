// SPDX-License-Identifier: Apache-2.0
// Which addresses the kiosk connects to, and how it reads the one that it was given.
#include "sync/address.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

#include "sync/council_url.h"
#include "tests/sync/far_end.h"
#include "tests/sync/kiosk_machine.h"

namespace openrosa {
namespace {

Reach reach_of(const std::string& text) {
    sockaddr_in ipv4{};
    ipv4.sin_family = AF_INET;
    sockaddr_in6 ipv6{};
    ipv6.sin6_family = AF_INET6;
    if (inet_pton(AF_INET, text.c_str(), &ipv4.sin_addr) == 1)
        return reach(reinterpret_cast<const sockaddr*>(&ipv4), sizeof ipv4);
    EXPECT_EQ(inet_pton(AF_INET6, text.c_str(), &ipv6.sin6_addr), 1) << text;
    return reach(reinterpret_cast<const sockaddr*>(&ipv6), sizeof ipv6);
}

TEST(Address, OnlyWhatIsRoutedOnTheInternetIsTheWorld) {
    for (const char* each : {"8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.1", "100.63.255.255",
                             "100.128.0.1", "192.167.1.1", "169.253.1.1", "223.255.255.255", "2a00:1450::1",
                             "2606:4700::1111", "::ffff:8.8.8.8"})
        EXPECT_EQ(reach_of(each), Reach::world) << each;
    for (const char* each : {"127.0.0.1", "127.255.255.254", "::1", "::ffff:127.0.0.1"})
        EXPECT_EQ(reach_of(each), Reach::loopback) << each;
    for (const char* each : {"0.0.0.0",         "10.0.0.1",       "100.64.0.1",      "169.254.169.254",
                             "172.16.0.1",      "172.31.255.255", "192.168.1.1",     "192.0.0.1",
                             "192.0.2.1",       "198.18.0.1",     "198.19.255.255",  "198.51.100.1",
                             "203.0.113.9",     "224.0.0.1",      "255.255.255.255", "::",
                             "fe80::1",         "fc00::1",        "fd12::1",         "ff02::1",
                             "2001:db8::1",     "2001::1",        "2002:7f00:1::",   "64:ff9b::a00:1",
                             "::ffff:10.0.0.1", "::127.0.0.1"})
        EXPECT_EQ(reach_of(each), Reach::inside) << each;
}

TEST(Address, AFamilyThatIsNotTheInternetsIsRefused) {
    sockaddr strange{};
    strange.sa_family = AF_UNIX;
    EXPECT_EQ(reach(&strange, sizeof strange), Reach::inside);
    strange.sa_family = AF_INET6;
    EXPECT_EQ(reach(&strange, sizeof strange), Reach::inside);  // too short for one
}

TEST(Address, AServerInAPrivateNetworkIsNotAskedUnlessConfigured) {
    for (const char* url :
         {"https://10.255.255.1/", "https://192.168.255.254:4433/", "https://169.254.169.254/",
          "https://[fd00::1]/", "https://0.0.0.0:1/", "https://[::ffff:10.0.0.1]/"}) {
        testing::KioskMachine machine;
        const auto greeted = machine.council(url).greet();
        ASSERT_FALSE(greeted.has_value());
        EXPECT_EQ(greeted.error().kind, kiosk::ErrorKind::refused) << url;
        EXPECT_NE(greeted.error().sentence.find("allow_private_addresses"), std::string::npos) << url;
    }
    testing::KioskMachine machine;
    machine.config.private_addresses = true;
    // 0.0.0.0 is inside too, and leads to a closed port of this very machine.
    EXPECT_EQ(machine.council("https://0.0.0.0:1/").greet().error().kind, kiosk::ErrorKind::offline);
}

TEST(CouncilUrlOf, HttpsAnywhereAndHttpToThisMachineAreRead) {
    for (const char* url :
         {"https://forms.example.org", "https://forms.example.org:8443/v1/key/abc/projects/1/",
          "http://127.0.0.1:8080", "http://localhost/", "http://[::1]:80/x", "HTTPS://FORMS.EXAMPLE.ORG"})
        EXPECT_TRUE(CouncilUrl::parse(url).has_value()) << url;
}

TEST(CouncilUrlOf, EverythingElseIsRefusedWithoutRepeatingIt) {
    for (const char* url :
         {"", "forms.example.org", "http://forms.example.org", "http://10.0.0.1/",
          "http://127.0.0.1.example.org/", "http://localhost.example.org/", "ftp://127.0.0.1/",
          "file:///etc/passwd", "https://", "https://a:b@forms.example.org/", "https://a@forms.example.org/",
          "https://forms.example.org/#part", "https://forms example.org/", "https://forms.example.org/\n",
          "https://forms.example.org:99999/", "https://f\xC3\xB6rms.example.org/"}) {
        const auto parsed = CouncilUrl::parse(url);
        ASSERT_FALSE(parsed.has_value()) << url;
        EXPECT_EQ(
            parsed.error().sentence.find("forms.example.org/") != std::string::npos,
            parsed.error().sentence.find("such as https://forms.example.org/path") != std::string::npos);
    }
}

TEST(CouncilUrlOf, ResourcesHangBelowThePathWhateverItsEndAndKeepItsQuery) {
    const auto below = [](const char* url, const char* query) {
        return CouncilUrl::parse(url)->below("/submission", query);
    };
    EXPECT_EQ(below("https://a.org", ""), "https://a.org/submission");
    EXPECT_EQ(below("https://a.org/", ""), "https://a.org/submission");
    EXPECT_EQ(below("https://a.org/v1/key/a$b!c/projects/1/", ""),
              "https://a.org/v1/key/a$b!c/projects/1/submission");
    EXPECT_EQ(below("https://a.org/p%24q", "deviceID=two:practice"),
              "https://a.org/p%24q/submission?deviceID=two%3apractice");
    EXPECT_EQ(below("https://a.org/p?st=tok", "deviceID=a b&c"),
              "https://a.org/p/submission?st=tok&deviceID=a+b%26c");
}

TEST(CouncilUrlOf, APublicLinksTokenInTheQueryIsASecretToo) {
    testing::KioskMachine machine;
    const Council council =
        machine.council(std::string("https://forms.example.org/v1/projects/4?st=") + testing::token);
    EXPECT_EQ(council.fit_to_show(std::string("st ") + testing::token), "st …");
}

}  // namespace
}  // namespace openrosa
