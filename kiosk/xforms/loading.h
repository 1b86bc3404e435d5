// SPDX-License-Identifier: Apache-2.0
// What the parts of Form::load share while a form is being read: the model so far and every problem found.
//
// Each part goes on after a problem, so that an author sees all of them at once; nothing of a Model with a
// refusing problem is ever run. The parts run in the order in which they are declared here.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/xforms/model.h"
#include "kiosk/xforms/xml.h"

namespace xforms {

// Where in the form something stands.
struct Place {
    int line = 0;
    std::string subject;  // "relevant of /data/x"
    FieldId home = none;  // the field that relative paths start from; none where it varies (itext)
    bool checked = true;  // false: paths start from an item of a secondary instance
};

struct Loading {
    Model& model;
    const MediaSource& media;
    std::vector<Problem>& problems;
    Form::Use use;
    const LeaveOut& leave_out;
    std::map<std::string, FieldId> bind_ids;  // <bind id="..">, which a control may name instead of a node

    // Why the form is not run, and what to write instead: "reason; remedy".
    void refuse(int line, std::string subject, std::string_view reason, std::string_view remedy);
    void warn(int line, std::string subject, std::string reason);

    // Parses, and refuses syntax errors and unknown functions. A path to a field that does not exist is an
    // empty node-set (XPath 1.0), as in Collect, and its author is warned.
    std::optional<Expression> expression(std::string_view source, const Place& place);
    // A label, hint, message or itext value: markdown with outputs, and HTML as text or as elements.
    void read_words(const XmlElement& element, const Place& place, Passage& passage,
                    std::vector<Expression>& outputs);
    void add_words(const XmlElement& element, const Place& place, std::string& source,
                   std::vector<Expression>& outputs);
    Text text(const XmlElement& element, const Place& place);
    Text text(std::string_view inline_or_itext, const Place& place);  // jr:constraintMsg and its kin
    // The field of a reference, which may be relative to `context`; none, with a problem, where there is
    // none.
    FieldId resolve(std::string_view reference, FieldId context, int line, const std::string& subject);
    // The same for what is no control: a field that is not there is a warning. Predicates are left out.
    FieldId target(std::string_view reference, FieldId context, const Place& place);
    // As model.field(), and an attribute of a known element becomes a field of its own:
    // "/data/meta/entity/@id".
    FieldId field(const std::string& path);
    // Bytes of a media file named by URI ("jr://images/cat.png"); what is missing is a problem.
    std::optional<std::string> file(std::string_view uri, int line, const std::string& subject);
    // A picture or sound beside words: a kiosk shows a form whole or not at all; without a screen it is not
    // missed.
    void look_for_shown(std::string_view uri, int line, const std::string& subject);
};

// "/data/rep[2]/../x" -> "/data/x": without positions, prefixes, `.` and `..`; "" where it is no plain path.
std::string plain_path(std::string_view reference, std::string_view context);
// Fields that a path without positions reads; `*` and `//` as in XPath.
std::vector<FieldId> fields_of(const Model& model, std::string_view path);
// Whether it has nodes below it, attributes aside: then it has no value of its own.
bool holds_nodes(const Model& model, FieldId field);
std::string media_name(std::string_view uri);  // "jr://images/cat.png" -> "cat.png"

void load_primary_instance(Loading& loading, const XmlElement& form, const XmlElement& model);
void mark_repeats(Loading& loading, const XmlElement& body);
void load_secondary_instances(Loading& loading, const XmlElement& model, const XmlElement& form);
void load_itext(Loading& loading, const XmlElement& model);
void load_bindings(Loading& loading, const XmlElement& model);
void load_body(Loading& loading, const XmlElement& body, const XmlElement& model);
void drop_calculates_of_groups(Loading& loading);
void warn_of_required_that_nobody_answers(Loading& loading);
void load_action(Loading& loading, const XmlElement& element, FieldId context, ControlId control);
void warn_of_actions_in_a_ring(Loading& loading);
void order_jobs(Loading& loading);
void refuse_texts_that_say_themselves(Loading& loading);
void add_instance_id(Loading& loading, int line);  // where the form has none; part of load_primary_instance
void check_instance_id(Loading& loading);

// External instances: the bytes of a file to a tree of root/item/column. A sentence of theirs names the
// place, and what to write instead.
kiosk::Result<Tree> read_csv(const std::string& bytes);
kiosk::Result<Tree> read_geojson(const std::string& bytes);
kiosk::Result<Tree> read_instance_xml(const std::string& bytes);

}  // namespace xforms
