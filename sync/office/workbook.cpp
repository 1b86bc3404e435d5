// SPDX-License-Identifier: Apache-2.0
#include "sync/office/workbook.h"

#include <charconv>
#include <memory>

#include <xlsxwriter.h>

#include "kiosk/utf8.h"
#include "sync/inbox/file.h"
#include "sync/inbox/result.h"
#include "sync/office/codebook.h"
#include "sync/office/export.h"

namespace council {

namespace {

constexpr lxw_row_t most_rows = 1'048'576;
constexpr std::size_t most_columns = 16'384, most_letters = 32'767, longest_sheet_name = 31;

// A sheet's name has at most 31 letters and none of []:*?/\ in it; two never have one name.
std::string sheet_name(std::string name, std::size_t number) {
    for (char& letter : name)
        if (std::string_view("[]:*?/\\'").find(letter) != std::string_view::npos) letter = '-';
    const std::string end = " " + std::to_string(number);
    name.resize(utf8::boundary(name, longest_sheet_name - end.size()));
    return name + end;
}

std::optional<double> plain_number(const std::string& cell) {
    double value = 0;
    const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    const bool whole = read.ec == std::errc() && read.ptr == cell.data() + cell.size();
    constexpr std::size_t exact_digits = 15;
    const bool exact = cell.size() <= exact_digits && cell.find_first_of("einEIN") == cell.npos;
    return whole && exact ? std::optional(value) : std::nullopt;
}

class Sheet {
 public:
    Sheet(lxw_workbook* book, std::string name, std::vector<std::string>& problems)
        : name_(std::move(name)), sheet_(workbook_add_worksheet(book, name_.c_str())), problems_(problems) {}

    // `numbers[n]`: whether column n may hold numbers.
    void add(const std::vector<std::string>& cells, const std::vector<bool>& numbers) {
        if (row_ == most_rows) return once("rows past the 1,048,576th are left out");
        if (cells.size() > most_columns) once("columns past the 16,384th are left out");
        for (std::size_t column = 0; column < std::min(cells.size(), most_columns); ++column) {
            if (cells[column].empty()) continue;
            const auto place = static_cast<lxw_col_t>(column);
            const bool may_be_number = row_ > 0 && column < numbers.size() && numbers[column];
            if (const auto number = may_be_number ? plain_number(cells[column]) : std::nullopt)
                worksheet_write_number(sheet_, row_, place, *number, nullptr);
            else
                worksheet_write_string(sheet_, row_, place, fitting(cells[column]).c_str(), nullptr);
        }
        ++row_;
    }

 private:
    std::string fitting(const std::string& text) {
        if (text.size() <= most_letters || utf8::utf16_length(text) <= most_letters) return text;
        once("texts longer than 32,767 letters are cut");
        std::string kept;
        std::size_t units = 0;
        utf8::each_letter(text, [&](char32_t code, std::string_view bytes) {
            units += code > 0xFFFF ? 2 : 1;
            if (units < most_letters) kept += bytes;
        });
        return kept + "…";
    }
    void once(const std::string& what) {
        const std::string problem =
            "sheet \"" + name_ + "\": " + what + "; a spreadsheet holds no more. The CSV has them.";
        if (problems_.empty() || problems_.back() != problem) problems_.push_back(problem);
    }

    std::string name_;
    lxw_worksheet* sheet_;
    std::vector<std::string>& problems_;
    lxw_row_t row_ = 0;
};

std::vector<bool> number_columns(const Answers& answers, std::size_t table) {
    std::vector<bool> numbers(table == 0 ? 0 : 2, false);
    for (const Column& column : columns_of(answers, table)) {
        const auto type = answers.dictionary.nodes()[column.node].newest().type;
        numbers.push_back(!column.choice.empty() || type == xforms::DataType::integer ||
                          type == xforms::DataType::decimal);
    }
    return numbers;
}

void fill(lxw_workbook* book, const Answers& answers, const std::string& language,
          std::vector<std::string>& problems) {
    const auto& tables = answers.dictionary.tables();
    for (std::size_t table = 0; table < tables.size(); ++table) {
        Sheet sheet(book, sheet_name(table == 0 ? "answers" : tables[table].name, table + 1), problems);
        const auto numbers = number_columns(answers, table);
        each_row(answers, table, [&](const auto& cells) { sheet.add(cells, numbers); });
    }
    Sheet codebook(book, "codebook", problems);
    each_codebook_row(answers.dictionary, language, [&](const auto& cells) { codebook.add(cells, {}); });
    Sheet left_out(book, "problems", problems);
    left_out.add({"what could not be read, and why"}, {});
    for (const std::string& problem : answers.problems) left_out.add({problem}, {});
}

}  // namespace

Result<std::vector<std::string>> write_workbook(const std::filesystem::path& path, const Answers& answers,
                                                const std::string& language) {
    // An empty file of its owner's, made first: never over another, never readable by others.
    if (auto made = write_new_file(path, "", Rights::owner_only); !made) return tl::unexpected(made.error());
    std::vector<std::string> problems;
    std::string folder = std::filesystem::absolute(path).parent_path();
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = folder.data();
    lxw_workbook* book = workbook_new_opt(path.c_str(), &options);
    if (!book) return fail(ErrorKind::storage, path.string() + ": cannot be written.");
    fill(book, answers, language, problems);
    const lxw_error error = workbook_close(book);
    if (error == LXW_NO_ERROR) return problems;
    std::filesystem::remove(path);
    return fail(ErrorKind::storage, path.string() + ": " + lxw_strerror(error) + ".");
}

}  // namespace council
