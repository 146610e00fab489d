"""The fixed identifiers of the case and suggestion contract, for every part that exchanges JSON with the core.

The knowledge files hold exactly one entry for each of them; `b12core check-knowledge` compares the two.
"""

from __future__ import annotations

from typing import Literal, get_args

Phase = Literal["repletion", "maintenance", "unsure"]

Cause = Literal[
    "pernicious_anaemia",
    "total_gastrectomy",
    "partial_gastrectomy",
    "bariatric_surgery",
    "ileal_resection",
    "coeliac_disease",
    "crohns_disease",
    "pancreatic_insufficiency",
    "bacterial_overgrowth",
    "fish_tapeworm",
    "h_pylori",
    "food_bound_malabsorption",
    "malabsorption_other",
    "dietary",
    "metformin",
    "acid_suppression",
    "other_medicine",
    "nitrous_oxide",
    "hereditary",
    "unknown",
]

Procedure = Literal[
    "roux_en_y",
    "sleeve_gastrectomy",
    "gastric_band",
    "one_anastomosis_bypass",
    "biliopancreatic_diversion",
    "sadi",
    "terminal_ileum_complete",
    "terminal_ileum_partial",
    "other",
]

Symptom = Literal[
    "paraesthesia",
    "numbness",
    "loss_of_vibration_or_position_sense",
    "gait_disturbance",
    "limb_weakness",
    "falls",
    "visual_disturbance",
    "bladder_or_bowel_disturbance",
    "memory_or_concentration_problems",
    "confusion",
    "stroke_signs",
    "psychosis",
    "low_mood",
    "anxiety",
    "irritability",
    "suicidal_thoughts",
    "fatigue",
    "breathlessness",
    "breathlessness_at_rest",
    "chest_pain",
    "palpitations",
    "syncope",
    "pallor",
    "jaundice",
    "glossitis",
    "mouth_ulcers",
    "weight_loss",
    "gastrointestinal_symptoms",
    "nothing_kept_down",
    "swelling",
    "headache",
    "dizziness",
    "tinnitus",
    "muscle_cramps",
    "anaphylaxis_features",
    "injection_site_reaction",
    "acne",
]

NitrousOxideUse = Literal["ongoing", "stopped"]
SymptomCourse = Literal["improving", "plateaued", "unchanged", "worsening", "returning_before_next_dose", "resolved"]
"""`plateaued`: symptoms got better and have stopped getting better, without being gone."""

Analyte = Literal[
    "serum_b12",
    "active_b12",
    "mma",
    "homocysteine",
    "haemoglobin",
    "mcv",
    "platelets",
    "white_cells",
    "neutrophils",
    "reticulocytes",
    "folate",
    "ferritin",
    "potassium",
    "creatinine",
    "egfr",
    "tsh",
    "intrinsic_factor_antibody",
    "parietal_cell_antibody",
    "ldh",
    "inr",
    "copper",
]

Condition = Literal[
    "leber_optic_neuropathy",
    "leber_in_family",
    "cobalt_allergy",
    "cobalamin_allergy",
    "kidney_disease",
    "liver_disease",
    "bleeding_disorder",
    "polycythaemia_vera",
    "heart_failure",
    "pancytopenia",
    "benzyl_alcohol_sensitivity",
    "inr_above_range",
    "copper_deficiency",
]

Product = Literal["hydroxocobalamin", "cyanocobalamin", "mecobalamin", "cyanocobalamin_oral"]

Reacted = Literal[Product, "injection"]
"""What a reaction came from: a product, or an injection of B12 whose product is not known."""

Route = Literal["IM", "SC", "deep_SC", "PO", "IV", "nasal"]

Comparator = Literal["<", "<=", ">", ">="]

Sex = Literal["female", "male"]

RoutePreference = Literal["any", "injection", "oral"]

Urgency = Literal["emergency", "same_day", "urgent"]

Status = Literal["suggested", "needs_information", "refer", "out_of_scope", "not_indicated"]

Confidence = Literal["primary", "secondary", "weak_secondary", "memory", "derived", "proposal"]

Difference = Literal["other_product", "less_often", "other_dose", "other_route", "more_often"]
"""How a draft differs from the treatment in use, in the order of safety.

Another product comes first, because dose and interval belong to the product that they are printed for (S-09); then what
may give less (S-33); then what is given in another way, or more often.
"""

PHASES: tuple[Phase, ...] = get_args(Phase)
CAUSES: tuple[Cause, ...] = get_args(Cause)
PROCEDURES: tuple[Procedure, ...] = get_args(Procedure)
SYMPTOMS: tuple[Symptom, ...] = get_args(Symptom)
SYMPTOM_COURSES: tuple[SymptomCourse, ...] = get_args(SymptomCourse)
ANALYTES: tuple[Analyte, ...] = get_args(Analyte)
CONDITIONS: tuple[Condition, ...] = get_args(Condition)
PRODUCTS: tuple[Product, ...] = get_args(Product)
ROUTES: tuple[Route, ...] = get_args(Route)
URGENCIES: tuple[Urgency, ...] = get_args(Urgency)
"""Most urgent first; the order is the order of comparison."""
DIFFERENCES: tuple[Difference, ...] = get_args(Difference)


def substance(product: Product) -> str:
    """The cobalamin of a product, whether swallowed or injected."""
    return product.removesuffix("_oral")
