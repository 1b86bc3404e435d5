// SPDX-License-Identifier: Apache-2.0
// What reads what, and in which order to recalculate.
//
// A job is one relevant, calculate or jr:count. It must run after every job whose result it can see: the
// calculate of a node that it reads, the relevance of that node and of what is around it (a hidden node reads
// as empty), and the count of the repeats that it stands in or reads. A cycle with a calculate in it has no
// such order, nor has a node that asks itself whether it is relevant; JavaRosa refuses them at load, and so
// do we, by name. Relevance that leans on each other (a where b is empty, b where a is empty) is no cycle: it
// is run in the form's order until nothing changes. A running total, which reads its own field in another
// repeat instance, is none either: its instances are evaluated in order. What a constraint, a label or
// `required` reads is evaluated when it is shown; but jr:choice-name() and jr:itext() read what the outputs
// in their texts read.
#include <algorithm>
#include <queue>
#include <set>

#include "kiosk/xforms/loading.h"

namespace xforms {

namespace {

class JobOrder {
 public:
    explicit JobOrder(Loading& loading) : loading_(loading), model_(loading.model) {}

    void run() {
        note_texts_with_outputs();
        for (FieldId id = 0; id < model_.fields.size(); ++id) add_jobs(id);
        after_.resize(model_.jobs.size());
        waits_.resize(model_.jobs.size());
        for (JobId job = 0; job < model_.jobs.size(); ++job) connect(job);
        for (ControlId id = 0; id < model_.controls.size(); ++id) note_choice_readers(id);
        for (const Field& field : model_.fields) refuse_what_asks_itself(field);
        sort();
    }

 private:
    void add_jobs(FieldId id) {
        Field& field = model_.fields[id];
        const auto add = [&](Job::Kind kind) {
            model_.jobs.push_back({kind, id});
            return static_cast<JobId>(model_.jobs.size() - 1);
        };
        if (field.is_repeat && field.control != none && model_.controls[field.control].count)
            field.count = add(Job::Kind::count);
        if (field.bind.relevant) field.relevance = add(Job::Kind::relevance);
        if (field.bind.calculate) field.calculation = add(Job::Kind::calculation);
    }

    const Expression& expression(const Job& job) const {
        const Field& field = model_.fields[job.field];
        // NOLINTNEXTLINE(bugprone-unchecked-optional-access): a job stands only where its expression does
        if (job.kind == Job::Kind::count) return *model_.controls[field.control].count;
        return job.kind == Job::Kind::relevance ? *field.bind.relevant : *field.bind.calculate;
    }

    void connect(JobId id) {
        Job& job = model_.jobs[id];
        const Expression& source = expression(job);
        const FieldId home = job.kind == Job::Kind::count ? model_.fields[job.field].parent : job.field;
        // Paths with a position or a predicate may reach any instance, whatever instance they start from.
        const bool reaches_far =
            source.source().find('[') != std::string::npos || source.calls("indexed-repeat");
        job.reads_position = source.calls("position") || source.calls("last");
        for (const Dependency& dependency : source.dependencies(model_.fields[home].path))
            for (const FieldId read : fields_of(model_, dependency.path)) {
                if (dependency.attribute && read == job.field)
                    follow_attributes(id, read);
                else
                    connect_read(id, home, read, dependency.whole_nodeset || reaches_far, reaches_far);
                if (source.calls("jr:choice-name")) connect_choices(id, read);
            }
        if (source.calls("jr:itext"))
            for (const std::string& text : texts_with_outputs_)
                for (const char quote : {'\'', '"'})
                    if (source.source().find(quote + text + quote) != std::string::npos)
                        connect_translations(id, text, 0);
        for (FieldId around = job.field; around != none; around = model_.fields[around].parent) {
            if (job.kind == Job::Kind::calculation) must_follow(id, model_.fields[around].relevance);
        }
    }

    void connect_read(JobId id, FieldId home, FieldId read, bool anywhere, bool reaches_far) {
        Job& job = model_.jobs[id];
        model_.fields[read].readers.push_back({id, anywhere ? none : common_repeat(home, read)});
        if (read == job.field && reaches_far && model_.fields[read].repeat != none) {
            job.reads_itself = true;
            return;
        }
        must_follow(id, model_.fields[read].calculation);
        follow_attributes(id, read);
        for (FieldId around = read; around != none; around = model_.fields[around].parent) {
            must_follow(id, model_.fields[around].relevance);
        }
    }

    // Expression reports an attribute as its element.
    void follow_attributes(JobId id, FieldId element) {
        for (const FieldId child : model_.fields[element].children)
            if (model_.fields[child].is_attribute && child != model_.jobs[id].field)
                must_follow(id, model_.fields[child].calculation);
    }

    // ---- texts that a calculate gives

    void note_texts_with_outputs() {
        for (const auto& [id, all] : model_.itext)
            for (const Translation& translation : all)
                if (!translation.outputs.empty()) texts_with_outputs_.insert(id);
        if (texts_with_outputs_.empty()) return;
        for (const auto& [name, list] : model_.secondary)
            for (NodeId node = 0; node < list.size(); ++node)
                if (texts_with_outputs_.contains(list.text(node))) texts_of_lists_.insert(list.text(node));
    }

    void connect_outputs(JobId id, const std::vector<Expression>& outputs, FieldId home) {
        for (const Expression& output : outputs)
            for (const Dependency& dependency : output.dependencies(model_.fields[home].path))
                for (const FieldId read : fields_of(model_, dependency.path))
                    connect_read(id, home, read, true, false);
    }

    void connect_translations(JobId id, const std::string& text, FieldId home) {
        const auto found = model_.itext.find(text);
        if (found == model_.itext.end()) return;
        for (const Translation& translation : found->second) connect_outputs(id, translation.outputs, home);
    }

    void connect_text(JobId id, const Text& text, FieldId home) {
        connect_outputs(id, text.outputs, home);
        connect_translations(id, text.itext, home);
        if (text.reference_is_itext)
            for (const std::string& each : texts_of_lists_) connect_translations(id, each, home);
    }

    void connect_choices(JobId id, FieldId select) {
        if (model_.fields[select].control == none) return;
        const Control& control = model_.controls[model_.fields[select].control];
        for (const Item& item : control.items) connect_text(id, item.label, select);
        if (!control.itemset) return;
        connect_text(id, control.itemset->label, select);
    }

    // The deepest repeat that both fields stand in.
    FieldId common_repeat(FieldId left, FieldId right) const {
        for (FieldId mine = model_.fields[left].repeat; mine != none;) {
            for (FieldId other = model_.fields[right].repeat; other != none;) {
                if (mine == other) return mine;
                const FieldId above = model_.fields[other].parent;
                other = above == none ? none : model_.fields[above].repeat;
            }
            const FieldId above = model_.fields[mine].parent;
            mine = above == none ? none : model_.fields[above].repeat;
        }
        return none;
    }

    void must_follow(JobId later, JobId earlier) {
        if (earlier == none || model_.jobs[later].kind == Job::Kind::count) return;
        after_[earlier].push_back(later);
        ++waits_[later];
    }

    // JavaRosa: a question that asks its own value whether it may be answered.
    void refuse_what_asks_itself(const Field& field) {
        const auto refuse = [&](const std::optional<Expression>& condition, const std::string& name) {
            if (!condition) return;
            for (const Dependency& read : condition->dependencies(field.path))
                if (!read.attribute && read.path == field.path)
                    return loading_.refuse(field.bind.line, name + field.path,
                                           "hangs on the question's own value",
                                           "name another question, or write a constraint");
        };
        refuse(field.bind.required, "required of ");
        refuse(field.bind.readonly, "readonly of ");
    }

    void note_choice_readers(ControlId id) {
        const Control& control = model_.controls[id];
        if (!control.itemset) return;
        for (const Dependency& dependency :
             control.itemset->nodeset.dependencies(model_.fields[control.field].path))
            for (const FieldId read : fields_of(model_, dependency.path))
                if (read != control.field) model_.fields[read].choice_readers.push_back(id);
    }

    void sort() {
        std::vector<int> waits = waits_;
        std::vector<JobId> order = ordered(waits);
        if (order.size() < model_.jobs.size()) {
            let_relevance_lean(waits);
            waits = waits_;
            order = ordered(waits);
        }
        waits_ = waits;
        if (order.size() < model_.jobs.size()) return name_cycle();
        renumber(order);
    }

    // Relevance jobs that wait for one another in a circle, each for another's, wait no longer.
    void let_relevance_lean(const std::vector<int>& waits) {
        const auto is_stuck = [&](JobId job) {
            return waits[job] > 0 && model_.jobs[job].kind == Job::Kind::relevance;
        };
        std::vector<std::pair<JobId, JobId>> circular;
        for (JobId job = 0; job < after_.size(); ++job) {
            if (!is_stuck(job)) continue;
            std::vector<JobId> reached{job};
            std::vector<bool> seen(after_.size());
            for (std::size_t at = 0; at < reached.size(); ++at)
                for (const JobId later : after_[reached[at]])
                    if (is_stuck(later) && later != reached[at] && !seen[later]) {
                        seen[later] = true;
                        reached.push_back(later);
                    }
            if (!seen[job]) continue;
            model_.jobs[job].leans = true;
            for (JobId earlier = 0; earlier < after_.size(); ++earlier)
                if (earlier != job && is_stuck(earlier) && seen[earlier]) circular.emplace_back(earlier, job);
        }
        for (const auto& [earlier, later] : circular) {
            const auto dropped = std::erase(after_[earlier], later);
            waits_[later] -= static_cast<int>(dropped);
        }
    }

    // As many jobs as can be put in order; `waits` keeps how many the others wait for.
    std::vector<JobId> ordered(std::vector<int>& waits) const {
        std::priority_queue<JobId, std::vector<JobId>, std::greater<>>
            ready;  // the form's order where there is a choice
        for (JobId job = 0; job < waits.size(); ++job)
            if (waits[job] == 0 && model_.jobs[job].kind != Job::Kind::count) ready.push(job);
        std::vector<JobId> order;
        while (!ready.empty()) {
            const JobId job = ready.top();
            ready.pop();
            order.push_back(job);
            for (const JobId later : after_[job])
                if (--waits[later] == 0) ready.push(later);
        }
        for (JobId job = 0; job < waits.size(); ++job)
            if (model_.jobs[job].kind == Job::Kind::count) order.push_back(job);
        return order;
    }

    void renumber(const std::vector<JobId>& order) {
        std::vector<JobId> number(order.size());
        std::vector<Job> sorted;
        for (JobId place = 0; place < order.size(); ++place) {
            number[order[place]] = place;
            sorted.push_back(model_.jobs[order[place]]);
        }
        model_.jobs = std::move(sorted);
        for (Field& field : model_.fields) {
            for (JobId* job : {&field.count, &field.relevance, &field.calculation})
                if (*job != none) *job = number[*job];
            for (Reader& reader : field.readers) reader.job = number[reader.job];
        }
    }

    // Every job that still waits is on a cycle or behind one: walking back along what it waits for ends on a
    // cycle.
    void name_cycle() {
        std::vector<JobId> before(after_.size(), none);
        for (JobId job = 0; job < after_.size(); ++job)
            if (waits_[job] > 0)
                for (const JobId later : after_[job])
                    if (waits_[later] > 0) before[later] = job;
        JobId at = static_cast<JobId>(
            std::find_if(waits_.begin(), waits_.end(), [](int n) { return n > 0; }) - waits_.begin());
        std::vector<JobId> path;
        while (std::find(path.begin(), path.end(), at) == path.end()) {
            path.push_back(at);
            at = before[at];
        }
        path.erase(path.begin(), std::find(path.begin(), path.end(), at));
        std::string names = name(at);
        for (auto job = path.rbegin(); job != path.rend(); ++job) names += " <- " + name(*job);
        const Job& first = model_.jobs[at];
        loading_.refuse(model_.fields[first.field].bind.line, name(at),
                        "these depend on one another in a cycle: " + names,
                        "take one of these out, or let it read another node");
    }

    std::string name(JobId id) const {
        const Job& job = model_.jobs[id];
        const char* word = job.kind == Job::Kind::relevance ? "relevant of " : "calculate of ";
        return word + model_.fields[job.field].path;
    }

    Loading& loading_;
    Model& model_;
    std::vector<std::vector<JobId>> after_;
    std::vector<int> waits_;
    std::set<std::string, std::less<>> texts_with_outputs_, texts_of_lists_;
};

}  // namespace

void order_jobs(Loading& loading) {
    JobOrder(loading).run();
}

}  // namespace xforms
