// SPDX-License-Identifier: Apache-2.0
// The consultation that each browser shows: twelve pages, sixteen answers, one question with choices on each
// page. Nothing is made easier or harder than in a usual web form.
const agreement = ["Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree"];
const objectives = [
    "Understand and work with our communities", "Fair and accessible services", "A workforce like our city",
    "Leadership that is answerable", "Safer, stronger neighbourhoods",
];
const about = [
    ["How old are you?", ["Under 18", "18 to 24", "25 to 44", "45 to 64", "65 or over"]],
    ["Are you a disabled person?", ["Yes", "No", "Prefer not to say"]],
    ["Do you look after somebody?", ["Yes", "No", "Prefer not to say"]],
    ["What is your religion or belief?", ["None", "Christian", "Muslim", "Another", "Prefer not to say"]],
    ["Are you pregnant, or have you a baby?", ["Yes", "No", "Prefer not to say"]],
];
const text =
    "The council will listen to people who live, work and learn in the city before it decides, will say what it " +
    "has heard and what it has done about it, and will publish how each of its services is used and by whom.";

export const title = "Draft Equality Objectives 2024 to 2028";
export const pages = [
    { name: "capacity", question: "In what capacity do you answer?", choices: ["Resident", "Worker", "Group"] },
    ...objectives.map((objective, at) => ({
        name: `objective_${at + 1}`,
        text: `Objective ${at + 1}: ${objective}. ${text}`,
        question: "How far do you agree with this objective?",
        choices: agreement,
        comment: at < 4 ? "Would you like to say more?" : "",
    })),
    { name: "first", question: "Which objective should come first?", choices: objectives },
    ...about.map(([question, choices], at) => ({ name: `about_${at + 1}`, question, choices })),
];
