// SPDX-License-Identifier: Apache-2.0
// `council translate export` and `council translate import`: a translator's round trip.
#include <memory>

#include "kiosk/plural.h"
#include "sync/command_line/commands.h"
#include "sync/office/translate.h"

namespace council {

namespace {

struct Options {
    Translating of{.form_xml = {}, .catalogues = DATA_FOLDER "/catalogues", .language = {}};
    std::filesystem::path po;
    std::optional<std::string> reviewed_by;
};

void needs_language(CLI::App* command, const std::shared_ptr<Options>& given) {
    command->add_option("FORM.xml", given->of.form_xml, "the form")->required();
    command->add_option("--language", given->of.language, "its code, as pl")->required();
    command->add_option("--words", given->of.catalogues, "folder of the kiosk's own words, LANGUAGE.po");
}

int do_export(const Options& given) {
    const std::filesystem::path po = given.po.empty() ? given.of.language + ".po" : given.po.string();
    if (const auto written = export_words(given.of, po); !written) return tell(written.error());
    std::cout << po.string() << '\n';
    return done;
}

int do_import(const Options& given) {
    const auto imported = import_words(given.of, given.po, given.reviewed_by);
    if (!imported) return tell(imported.error());
    for (const std::string& remark : imported->remarks)
        std::cerr << given.po.string() << ": " << remark << '\n';
    std::cout << kiosk::counted(static_cast<int>(imported->changed), "text", "texts") << " changed. "
              << (given.reviewed_by ? "Reviewed by " + *given.reviewed_by : "A draft") << ".\n";
    return imported->remarks.empty() ? done : look;
}

}  // namespace

void add_translate_commands(CLI::App& app, int& exit_code) {
    CLI::App* translate = app.add_subcommand(
        "translate", "give a translator all words of a language in one file, and take it back");
    translate->require_subcommand(1);
    const auto out = std::make_shared<Options>(), in = std::make_shared<Options>();
    CLI::App* write = add_command(*translate, "export", "write one .po: the form's words and the kiosk's",
                                  exit_code, [out] { return do_export(*out); });
    needs_language(write, out);
    write->add_option("--out", out->po, "the file (LANGUAGE.po here)");
    CLI::App* take =
        add_command(*translate, "import", "take the file into the form and the kiosk's words, or say why not",
                    exit_code, [in] { return do_import(*in); });
    needs_language(take, in);
    take->add_option("FILE.po", in->po, "the file")->required();
    take->add_option("--reviewed-by", in->reviewed_by,
                     "who reads the language and has reviewed every text: it is no draft any more");
}

}  // namespace council
