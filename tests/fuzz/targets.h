// SPDX-License-Identifier: Apache-2.0
// Everything that takes bytes from outside, each as a function of those bytes: whatever comes in is refused
// with a reason, or does what it says.
//
// A target neither crashes nor hangs, and a promise that it breaks is a require(). It does the same each time
// for the same bytes. tests/fuzz/run looks for bytes that break one; replay_test.cpp gives each the bytes of
// tests/fuzz/corpus in every build, and those that once broke it are there.
#pragma once

#include <string_view>

namespace fuzz {

void form(std::string_view bytes);        // an XForm, from its bytes to its submission
void xpath(std::string_view bytes);       // an expression
void itext(std::string_view bytes);       // the words of a form: markdown, HTML, outputs
void csv(std::string_view bytes);         // a list of choices as CSV
void geojson(std::string_view bytes);     // the same as GeoJSON
void list_xml(std::string_view bytes);    // the same as XML
void openrosa(std::string_view bytes);    // what a server answers
void multipart(std::string_view bytes);   // the body of a POST to `council serve`
void request(std::string_view bytes);     // the whole of a request to it
void stick(std::string_view bytes);       // what `council import` finds on a stick
void sealed(std::string_view bytes);      // an envelope that is opened, damaged on the way or not
void submission(std::string_view bytes);  // a submission in clear, from its bytes to the tables
void damaged(std::string_view bytes);     // a database that was set aside
void settings(std::string_view bytes);    // kiosk.toml
void site(std::string_view bytes);        // a site file
void theme(std::string_view bytes);       // a council's colours
void po(std::string_view bytes);          // a translator's file
void mo(std::string_view bytes);          // the kiosk's own words, compiled
void picture(std::string_view bytes);     // of a form: PNG, JPEG, the head of an SVG
void clip(std::string_view bytes);        // a recording of a form
void automation(std::string_view bytes);  // lines at the automation port
void orders(std::string_view bytes);      // lines to the voice

}  // namespace fuzz
