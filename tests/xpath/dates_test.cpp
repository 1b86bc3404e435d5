// SPDX-License-Identifier: Apache-2.0
#include "tests/xpath/fixture.h"

namespace xforms {
namespace {

class Dates : public ExpressionFixture {};

TEST_F(Dates, CompareAsMoments) {
    EXPECT_TRUE(truth("'2012-01-02' > '2012-01-01'"));
    EXPECT_FALSE(truth("'2012-01-02' < '2012-01-01'"));
    EXPECT_TRUE(truth("today() > '2012-01-01'"));
    EXPECT_TRUE(truth("'2024-02-01' = today()"));
    EXPECT_TRUE(truth("'2024-02-01T10:00:00Z' = '2024-02-01T11:00:00+01:00'"));
    EXPECT_TRUE(truth("now() >= today()"));
    EXPECT_FALSE(truth("'2012-01-02' > 'yesterday'"));
    EXPECT_FALSE(truth("'' < '2012-01-01'"));
}

TEST_F(Dates, OfNodesCompareAsMoments) {
    form("data(d='2024-01-31' e='')");
    EXPECT_TRUE(truth("/data/d < today()"));
    EXPECT_TRUE(truth(". >= '2024-01-01' and . <= today()", "/data/d"));
    EXPECT_TRUE(truth("today() > /data/d"));
    EXPECT_FALSE(truth("/data/e < today()"));
    EXPECT_EQ(number("today() - /data/d"), 1);
}

TEST_F(Dates, AreToldByTheClockInTheMachinesZone) {
    EXPECT_EQ(text("today()"), "2024-02-01");
    EXPECT_EQ(text("now()"), "2024-02-01T10:00:00.000+00:00");
    in_zone("Pacific/Auckland");
    EXPECT_EQ(text("now()"), "2024-02-01T23:00:00.000+13:00");
    in_zone("America/St_Johns");
    EXPECT_EQ(text("now()"), "2024-02-01T06:30:00.000-03:30");
    wall += std::chrono::hours(15);
    EXPECT_EQ(text("today()"), "2024-02-01");
    in_zone("Europe/London");
    EXPECT_EQ(text("today()"), "2024-02-02");
}

TEST_F(Dates, AreWholeDaysApartAcrossAChangeOfClocks) {
    in_zone("Europe/London");
    EXPECT_EQ(number("number('2024-07-01') - number('2024-03-01')"), 122);
    wall = std::chrono::sys_days(std::chrono::year(2024) / 6 / 30) + std::chrono::hours(23) +
           std::chrono::minutes(30);
    EXPECT_EQ(text("today()"), "2024-07-01");
    EXPECT_TRUE(truth("now() >= today()"));
    EXPECT_EQ(number("decimal-date-time('2024-07-01')"), 19904 + 23.0 / 24);
}

TEST_F(Dates, KeepTheirHourOnTheDaysWhenClocksChange) {
    in_zone("Europe/London");
    for (const char* local : {"2024-03-31T10:00:00.000", "2024-10-27T10:00:00.000", "2024-06-27T10:00:00.000",
                              "2024-03-31T00:59:59.999", "2024-10-27T23:30:00.000"}) {
        const std::string written = "'" + std::string(local) + "'";
        EXPECT_EQ(text("format-date-time(" + written + ", '%Y-%m-%dT%H:%M:%S.%3')"), local);
    }
    EXPECT_EQ(text("date-time('2024-03-31T10:00:00.000')"), "2024-03-31T10:00:00.000+01:00");
    EXPECT_EQ(text("date-time('2024-10-27T10:00:00.000')"), "2024-10-27T10:00:00.000+00:00");
    EXPECT_TRUE(truth("'2024-03-31T10:00:00.000' = '2024-03-31T10:00:00.000+01:00'"));
    EXPECT_EQ(number("decimal-date-time('2024-03-31T10:00:00.000')"), 19813 + 9.0 / 24);
}

TEST_F(Dates, InAnHourThatNoClockShowedAreAnHourOn) {
    in_zone("Europe/London");
    EXPECT_EQ(text("date-time('2024-03-31T01:30:00.000')"), "2024-03-31T02:30:00.000+01:00");
    EXPECT_TRUE(truth("'2024-03-31T00:59' < '2024-03-31T01:00'"));
    EXPECT_TRUE(truth("'2024-03-31T01:30' = '2024-03-31T02:30'"));
    in_zone("Africa/Cairo");  // clocks go forward at midnight: a day that begins at one
    EXPECT_EQ(text("date-time('2024-04-26T00:30')"), "2024-04-26T01:30:00.000+03:00");
    EXPECT_EQ(text("date-time('2024-04-26')"), "2024-04-26T01:00:00.000+03:00");
    EXPECT_EQ(text("date('2024-04-26')"), "2024-04-26");
    in_zone("Pacific/Apia");  // 30 December 2011 was left out whole
    EXPECT_EQ(text("date-time('2011-12-30T12:00')"), "2011-12-31T12:00:00.000+14:00");
}

TEST_F(Dates, InAnHourThatComesTwiceAreTheFirst) {
    in_zone("Europe/London");
    EXPECT_EQ(text("date-time('2024-10-27T01:30:00.000')"), "2024-10-27T01:30:00.000+01:00");
    EXPECT_EQ(text("date-time('2024-10-27T01:30:00.000Z')"), "2024-10-27T01:30:00.000+00:00");
    EXPECT_EQ(text("date-time('2024-10-27T00:59')"), "2024-10-27T00:59:00.000+01:00");
    EXPECT_EQ(text("date-time('2024-10-27T02:00')"), "2024-10-27T02:00:00.000+00:00");
    in_zone("Pacific/Auckland");
    EXPECT_EQ(text("date-time('2024-04-07T02:30')"), "2024-04-07T02:30:00.000+13:00");
    EXPECT_EQ(text("date-time('2024-04-07T10:00')"), "2024-04-07T10:00:00.000+12:00");
    EXPECT_EQ(text("date-time('2024-09-29T10:00')"), "2024-09-29T10:00:00.000+13:00");
    in_zone("America/St_Johns");
    EXPECT_EQ(text("date-time('2024-11-03T01:30')"), "2024-11-03T01:30:00.000-02:30");
    EXPECT_EQ(text("date-time('2024-11-03T10:00')"), "2024-11-03T10:00:00.000-03:30");
}

TEST_F(Dates, AreMadeFromDaysAndFromTexts) {
    EXPECT_EQ(text("date(15000)"), "2011-01-26");
    EXPECT_EQ(text("date(0)"), "1970-01-01");
    EXPECT_EQ(text("date(-1)"), "1969-12-31");
    EXPECT_EQ(text("date('2012-01-02')"), "2012-01-02");
    EXPECT_EQ(text("date('2012-1-2')"), "2012-01-02");
    EXPECT_EQ(text("date(15000.5)"), "2011-01-26");
    EXPECT_EQ(text("date('2012-01-02T23:30:00.000-02:00')"), "2012-01-03T01:30:00.000+00:00");
    EXPECT_EQ(text("date('2012-01-02T00:00:00Z')"), "2012-01-02");
    EXPECT_EQ(text("format-date-time(date('2012-01-02T10:30:00Z'), '%H:%M')"), "10:30");
    EXPECT_EQ(number("decimal-date-time(date('2025-08-18T02:03:23.958Z'))"), 20318.085693958332);
    EXPECT_EQ(text("date(today() + 1)"), "2024-02-02");
    EXPECT_EQ(text("date-time(15000)"), "2011-01-26T00:00:00.000+00:00");
    EXPECT_EQ(text("date-time(0.5)"), "1970-01-01T12:00:00.000+00:00");
}

TEST_F(Dates, ThatDoNotExistAreEmpty) {
    for (const char* none :
         {"'2012-02-30'", "'2012-13-01'", "'abc'", "''", "true()", "0 div 0", "1 div 0", "99999999",
          "'2012-01-01T25:00:00Z'", "'2012-01-01T10:00:00+24:00'", "'2012-01-01T10:00:00+99:99'",
          "'2012-01-01T10:00:00+14:01'", "'2012-01-01T10:00:00+01:60'", "'0000-01-01'",
          "'2012-01-01T10:00:00.'", "'2012-01-01 10:00'"}) {
        EXPECT_EQ(text("date(" + std::string(none) + ")"), "") << none;
        EXPECT_EQ(text("format-date(" + std::string(none) + ", '%Y')"), "") << none;
    }
    EXPECT_EQ(text("date('2024-02-29')"), "2024-02-29");
}

TEST_F(Dates, AreWrittenByAFormat) {
    EXPECT_EQ(text("format-date('2012-02-05', '%Y|%y|%m|%n|%b|%d|%e|%a')"), "2012|12|02|2|Feb|05|5|Sun");
    EXPECT_EQ(text("format-date('2012-02-05', '%q %H %')"), "%q %H %");
    EXPECT_EQ(text("format-date('2012-02-05', '%%Y')"), "%2012");
    EXPECT_EQ(text("format-date(today() + 1, '%Y-%m-%d')"), "2024-02-02");
    EXPECT_EQ(text("format-date-time('2012-02-05T09:07:03.004+02:00', '%H:%M:%S.%3 %h %q')"),
              "07:07:03.004 7 %q");
    EXPECT_EQ(text("format-date-time('2012-02-05T09:07:03.004', '%e %b %Y %h:%M')"), "5 Feb 2012 9:07");
}

TEST_F(Dates, HaveNamesInTheLanguageOfTheForm) {
    spoken = "cy-GB";
    EXPECT_EQ(text("format-date('2012-02-05', '%a %e %b')"), "Sul 5 Chwef");
    spoken = "pl";
    EXPECT_EQ(text("format-date('2012-10-06', '%a %e %b')"), "sob. 6 paź");
    spoken = "ar";
    EXPECT_EQ(text("format-date('2012-10-06', '%b')"), "أكتوبر");
    spoken = "en-GB";  // ODK writes "Sep", where Britain's CLDR has "Sept"
    EXPECT_EQ(text("format-date('2012-09-06', '%a %e %b')"), "Thu 6 Sep");
    spoken = "fa";  // the names of the Gregorian months, in which the form counts, not of Persia's own
    EXPECT_EQ(text("format-date('2012-01-06', '%b')"), "ژانویه");
    spoken = "ckb";
    EXPECT_EQ(text("format-date('2012-03-06', '%b')"), "ئازار");
    spoken = "Klingon";
    EXPECT_EQ(text("format-date('2012-10-06', '%b')"), "Oct");
}

TEST_F(Dates, AreCountedInDaysWithAFraction) {
    EXPECT_EQ(number("decimal-date-time('1970-01-02')"), 1);
    EXPECT_EQ(number("decimal-date-time('1970-01-01T12:00:00Z')"), 0.5);
    EXPECT_EQ(number("decimal-date-time(1.25)"), 1.25);
    EXPECT_TRUE(std::isnan(number("decimal-date-time('')")));
    EXPECT_EQ(number("decimal-time('06:00')"), 0.25);
    EXPECT_EQ(number("decimal-time('18:00:00.000')"), 0.75);
    EXPECT_EQ(number("decimal-time('12:00:00.000+06:00')"), 0.25);
    EXPECT_TRUE(std::isnan(number("decimal-time('24:00')")));
    EXPECT_TRUE(std::isnan(number("decimal-time('12')")));
}

}  // namespace
}  // namespace xforms
