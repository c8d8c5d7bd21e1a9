// What narrows the questions, as the fields say.
const asOf = () => element.querySelector("#as-of");
const undated = () => element.querySelector("#undated");

element.addEventListener("change", () => {
  articleQA.narrowing = {
    where: { ...articleQA.narrowing.where, include_undated: undated().checked },
    as_of: asOf().value || null,
  };
  articleQA.send("narrowed", articleQA.narrowing);
});
articleQA.on("narrow", ({ where, as_of }) => {
  articleQA.narrowing = { where, as_of };
  asOf().value = as_of ?? "";
  undated().checked = Boolean(where.include_undated);
});
