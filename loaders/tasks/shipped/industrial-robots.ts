import type { Task } from "../task.js";

/** Another question of the same kind: which traded goods are industrial robots and what they are made of. */
const industrialRobots: Task = {
  name: "industrial-robots",
  version: "1",
  title: "Industrial robots, their parts, and what they work with",
  context: `You label product codes of the United States trade statistics for economic research on the spread of
industrial robots: programmable machines with several axes that handle, weld, paint, assemble or move goods in plants
and warehouses. For each code, judge how much of what is traded under it is such machines, parts of them, or equipment
that is installed together with them. Judge the kind of good that the code covers, and use only what you are given plus
general knowledge of the goods.`,
  inputs: `Each message describes one code: its ten digits, the official description (often abbreviated; NESOI means not
elsewhere specified), the headings above it, the unit of quantity, and the NAICS industries that make it, where known.`,
  groups: { in: "robots", apart: "medium", out: "non_robots" },
  labels: [
    { name: "Low", meaning: "no robots, and no more than incidental use with them" },
    {
      name: "Medium",
      meaning: "components of which robots are one of many ordinary users, or adjacent automation",
    },
    {
      name: "High",
      meaning: "robots, parts made for robots, or equipment that is typically installed with robots",
    },
  ],
  categories: [
    { name: "Robots", meaning: "complete robots, also for lifting, handling, welding and painting" },
    { name: "Robot_Parts", meaning: "arms, grippers, joints and other parts made for robots" },
    {
      name: "Drives_And_Sensors",
      meaning: "servo motors, speed reducers, encoders, machine vision and force sensors",
    },
    {
      name: "Cell_Equipment",
      meaning: "controllers, safety equipment, conveyors and feeders of robot cells",
    },
    { name: "Not_Robotics", meaning: "none of these; always and only together with Low" },
  ],
  words: { adjective: "robot-related", goods: "industrial robots" },
  headings: { sources: "847950, 842870", out: "8501, 8483, 8537", back: "847950, 842870", example: "847950" },
  outside: { label: "Low", category: "Not_Robotics" },
  guidance: [
    "Household and toy robots are Low.",
    "Motors, gears and bearings are at most Medium unless the text names robots or precision motion.",
    "Machine tools are Medium where they are commonly loaded by robots, else Low.",
  ],
  examples: [
    {
      code: "8428700000",
      description: "INDUSTRIAL ROBOTS",
      answer: {
        specific_use: "handling in plants and warehouses",
        reasoning: "The code covers complete industrial robots for handling.",
        category: "Robots",
        relevance: "High",
        confidence: 98,
      },
    },
    {
      code: "0901110000",
      description: "COFFEE, NOT ROASTED, NOT DECAFFEINATED",
      answer: {
        specific_use: "none with robots",
        reasoning: "Coffee is food.",
        category: "Not_Robotics",
        relevance: "Low",
        confidence: 99,
      },
    },
  ],
  answer: `Answer with one JSON object: "code" repeats the ten digits; "specific_use" names the use in at most twelve
words; "reasoning" justifies the label in one sentence; "category" and "relevance" are values from the lists above;
"confidence" is a whole number from 0 to 100, the chance in percent that an expert on automation would choose the same
relevance.`,
  wordings: [
    "Label this code.",
    "Which label and category fit the product below?",
    "Who buys these goods? Label the code.",
  ],
};

export default industrialRobots;
