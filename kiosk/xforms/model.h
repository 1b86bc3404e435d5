// SPDX-License-Identifier: Apache-2.0
// A form as the engine runs it: fields, bindings, controls, texts, lists of choices, actions, and what reads
// what.
//
// A Field is one path of the primary instance without repeat positions ("/data/rep/x"); an Instance may hold
// any number of nodes of it. Everything is numbers into vectors, in the form's order. Built by load.cpp and
// its fellows, const from then on. Only this room includes it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "kiosk/xforms/form.h"
#include "kiosk/xforms/markdown.h"
#include "kiosk/xforms/question.h"
#include "kiosk/xforms/xpath/tree.h"
#include "kiosk/xforms/xpath/xpath.h"

namespace xforms {

namespace uri {
inline constexpr std::string_view xforms = "http://www.w3.org/2002/xforms";
inline constexpr std::string_view javarosa = "http://openrosa.org/javarosa";
inline constexpr std::string_view openrosa = "http://openrosa.org/xforms";
inline constexpr std::string_view odk = "http://www.opendatakit.org/xforms";
inline constexpr std::string_view entities = "http://www.opendatakit.org/xforms/entities";
}  // namespace uri

using FieldId = std::uint32_t;
using ControlId = std::uint32_t;
using JobId = std::uint32_t;
inline constexpr std::uint32_t none = 0xffffffff;  // no field, control or job

// What the form says at one place, in whatever language: its outputs are evaluated where the text stands.
struct Text {
    std::string itext;                    // an id in Model::itext; "" where the text is given inline
    std::optional<Expression> reference;  // ref="path": the text itself; ref="jr:itext(path)": the id
    bool reference_is_itext = false;
    Passage inline_words;
    std::vector<Expression> outputs;

    bool empty() const { return itext.empty() && !reference && inline_words.empty(); }
};

// One translation of one text id.
struct Translation {
    Passage words, short_words, guidance;
    std::string image, big_image, audio, video;
    std::vector<Expression> outputs;  // of all three, numbered together
    bool present = false;
};

enum class Preload { off, uid, start, end, today, device_id, practice, empty };

struct Binding {
    DataType type = DataType::string;
    std::string type_name;  // as the form writes it, without a prefix
    int line = 0;           // 0 where the form has no bind for this field
    std::optional<Expression> relevant, required, readonly, constraint, calculate;
    Text required_message, constraint_message;
    Preload preload = Preload::off;
    std::optional<std::size_t> most_characters;
};

// A job that reads a field, and the deepest repeat that both stand in: a change in one instance of that
// repeat is of no concern to the job's nodes in another.
struct Reader {
    JobId job = none;
    FieldId scope = none;
};

struct Field {
    std::string name;       // local; "@id" for an attribute
    std::string qualified;  // with the prefix that the form gives it, for the submission
    std::string path;
    FieldId parent = none;
    std::vector<FieldId> children;
    FieldId repeat = none;  // the innermost repeat at or above this field
    bool is_repeat = false, is_attribute = false;
    NodeId first_node = no_node;  // in Model::primary; the only node there is where `repeat` is none
    Binding bind;
    ControlId control = none;  // the question on this field, the first where there are several
    JobId relevance = none, calculation = none, count = none;
    std::vector<Reader> readers;
    std::vector<ControlId> choice_readers;  // selects whose choices are filtered by this field
    std::vector<std::size_t>
        actions;  // into Model::actions: when the value changes, or on a new repeat instance
};

struct Itemset {
    Expression nodeset, value;
    Text label;
    bool randomized = false;
};

struct Item {
    std::string value;
    Text label;
};

enum class ActionEvent { first_load, new_repeat, value_changed };

struct SetValue {
    ActionEvent event = ActionEvent::first_load;
    FieldId target = none;
    std::optional<Expression> nodes;  // where the reference has a predicate: the nodes that it chooses
    std::optional<Expression> value;
    std::string literal;
};

struct Control {
    enum class Kind { group, repeat, question };
    Kind kind = Kind::question;
    ControlKind type = ControlKind::input;
    FieldId field = none;  // none for a group without ref
    ControlId parent = none;
    std::vector<ControlId> children;
    std::vector<std::string> appearance;
    Text label, hint;
    std::vector<Item> items;
    std::optional<Itemset> itemset;
    std::optional<Range> range;
    std::optional<Expression> count;  // jr:count, from the repeat's parent
    bool fixed = false;               // jr:noAddRemove or jr:count: the resident adds and removes nothing
    int line = 0;

    bool has_appearance(std::string_view word) const;
    bool is_field_list() const { return kind != Kind::question && has_appearance("field-list"); }
};

// A unit of recalculation. Jobs are kept in an order in which each comes after all that it reads; counts come
// last.
struct Job {
    enum class Kind { count, relevance, calculation };
    Kind kind = Kind::calculation;
    FieldId field = none;
    bool reads_itself = false;  // another instance of its own field: a running total
    bool reads_position = false;
    bool leans = false;  // a relevant that another leans on, which leans on it
};

struct Prefix {
    std::string prefix, uri;
};

struct Model {
    std::string id, version, title, public_key;
    std::vector<Form::Language> languages;
    std::size_t default_language = 0;

    Tree primary;                        // as begun: templates are not part of it
    std::vector<FieldId> field_of_node;  // of primary
    std::vector<Field> fields;           // the root is 0
    std::unordered_map<std::string, FieldId> field_of_path;
    struct RepeatTemplate {
        Tree tree;
        NodeId node = no_node;
    };
    std::map<FieldId, RepeatTemplate> templates;  // what a new instance of each repeat begins as
    std::vector<Prefix> prefixes;                 // of the form's root and primary instance
    std::string default_namespace;                // of the primary instance; "" for XForms' own
    bool makes_entities = false;
    FieldId instance_id = none;  // none: the form has no meta/instanceID, and finish() adds one

    std::map<std::string, Tree, std::less<>> secondary;
    std::unordered_map<std::string, std::vector<Translation>> itext;  // one of each language

    std::vector<Control> controls;  // body order
    std::vector<ControlId> body;    // those at the top
    std::vector<SetValue> actions;
    std::vector<Job> jobs;

    FieldId field(std::string_view path) const;  // none where there is none
    FieldId child_field(FieldId parent, std::string_view name) const;
};

}  // namespace xforms
