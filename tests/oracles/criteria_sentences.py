"""Definitions of disease activity, written from their sentences, on a fully known person.

Each function says one definition of the natalizumab-and-criteria dossier (its row stands
beside it) in plain Python. None reads the rules of the evidence.

A world is what is known for certain about one person:
  age, course, edss, treated (number of medicines), scan (gd, t2, new, larger),
  relapses: R12, R24 (in the previous 12 and 24 months), DR12 (disabling, previous 12
  months), DR_year (disabling, in some span of one year), ON12 (on a medicine, previous 12
  months), and j(name), a judgement.
"""

RR, CIS, ASP = "relapsing-remitting", "clinically-isolated", "active-secondary-progressive"


def adult(w):
    return w["age"] >= 18


def rrms(w):
    return w["course"] == RR


def relapsing(w):
    return w["course"] in (RR, ASP)


def active(w):
    return w["j:active-by-clinical-or-imaging-features"]


def lesions_9_or_gd(w):
    return w["scan"]["t2"] >= 9 or w["scan"]["gd"] >= 1


def gd_or_larger(w):
    return w["scan"]["gd"] >= 1 or w["scan"]["larger"]


def mri_activity(w):
    return w["scan"]["gd"] >= 1 or w["scan"]["new"] >= 1 or w["j:mri-evidence-of-activity"]


def no_better_than_the_year_before(w):
    return w["j:relapse-rate-unchanged-or-increased"] or w["j:ongoing-severe-relapses"]


def failed_a_course(w):
    return w["treated"] >= 1 and w["j:full-and-adequate-course"]


def highly_active_despite(w):  # D07
    return (
        adult(w) and rrms(w) and failed_a_course(w) and w["j:highly-active-despite-treatment"]
    )


def rapidly_evolving(w):  # D08
    return adult(w) and rrms(w) and w["DR_year"] >= 2 and gd_or_larger(w)


def swiss(w):  # D18
    third = rrms(w) and active(w) and w["j:jcv-antibody-negative"]
    return highly_active_despite(w) or rapidly_evolving(w) or third


def care_ms_relapses(w):
    return w["R24"] >= 2 and w["R12"] >= 1


def care_ms_2_scan(w):  # D63
    scan = w["scan"]
    return scan["t2"] >= 9 or (
        scan["t2"] >= 1 and (scan["gd"] >= 1 or w["j:spinal-cord-lesion"])
    )


def before_2016(w):
    return failed_a_course(w) and (
        (w["ON12"] >= 1 and lesions_9_or_gd(w)) or no_better_than_the_year_before(w)
    )


def adult_active_rrms(w):
    return adult(w) and rrms(w) and active(w)


def adult_active_relapsing(w):
    return adult(w) and relapsing(w) and active(w)


DEFINITIONS = {
    # The 2015 review
    "review-2015-harrms-untreated": lambda w: (  # D01
        w["treated"] == 0 and w["DR12"] >= 2 and gd_or_larger(w)
    ),
    "review-2015-harrms-treated": lambda w: (  # D02
        failed_a_course(w) and w["ON12"] >= 1 and lesions_9_or_gd(w)
    ),
    "care-ms-active": lambda w: (  # D60
        rrms(w) and care_ms_relapses(w) and (w["scan"]["gd"] >= 1 or w["scan"]["t2"] >= 1)
    ),
    # European texts
    "ema-gilenya-2011": lambda w: before_2016(w) and w["j:treated-with-beta-interferon"],  # D03
    "ema-gilenya-2014": before_2016,  # D04
    "tysabri-before-2016": lambda w: (  # D06
        before_2016(w) and w["j:treated-with-interferon-or-glatiramer"]
    ),
    "ema-highly-active-despite-treatment-2016": highly_active_despite,  # D07
    "ema-rapidly-evolving-severe-2016": rapidly_evolving,  # D08
    "ec-lemtrada-2013": adult_active_rrms,  # D11
    "ema-lemtrada-interim-2019": lambda w: rrms(w) and (  # D12
        (w["treated"] >= 2 and w["j:highly-active-despite-treatment"])
        or w["j:other-medicines-cannot-be-used"]
    ),
    "ema-mavenclad-2017": lambda w: (  # D14
        adult(w) and relapsing(w) and w["j:highly-active-by-clinical-or-imaging-features"]
    ),
    "clarity-high-disease-activity": lambda w: (  # D15, D53
        (w["ON12"] >= 1 and lesions_9_or_gd(w)) or w["R12"] >= 2
    ),
    "ema-ocrevus-2018": lambda w: relapsing(w) and active(w),  # D41
    "ema-zeposia-2020": adult_active_rrms,  # D42
    "ema-ponvory-2021": adult_active_relapsing,  # D43
    # Switzerland, Germany
    "swiss-mavenclad-2026": lambda w: rrms(w) and active(w),  # D16
    "swiss-tysabri": swiss,  # D18
    "swiss-tysabri-reimbursement": swiss,  # D19
    "gba-ozanimod-2021": lambda w: (  # D40
        failed_a_course(w) and w["j:highly-active-despite-treatment"]
    ),
    # United Kingdom
    "uk-mavenclad": adult_active_relapsing,  # D17
    "nice-ta127-2007": lambda w: w["DR_year"] >= 2 and gd_or_larger(w),  # D21
    "nice-ta127-2024": lambda w: (  # D22
        adult(w) and rrms(w) and w["R12"] >= 2 and mri_activity(w)
    ),
    "nice-ta1126": lambda w: highly_active_despite(w) and w["j:cladribine-not-suitable"],  # D24
    "nice-ta254": lambda w: (  # D27
        adult(w)
        and rrms(w)
        and w["treated"] >= 1
        and w["j:treated-with-beta-interferon"]
        and w["j:highly-active-despite-treatment"]
        and no_better_than_the_year_before(w)
    ),
    "nice-ta493-rapidly-evolving-severe": lambda w: (  # D28
        w["R12"] >= 2 and w["scan"]["gd"] >= 1
    ),
    "nice-ta616-rapidly-evolving-severe": lambda w: w["R12"] >= 2 and gd_or_larger(w),  # D29
    "nice-ta616-inadequate-response": lambda w: (  # D30
        w["treated"] >= 1 and w["ON12"] >= 1 and mri_activity(w)
    ),
    "nice-ta1053": lambda w: (  # D31
        adult_active_rrms(w) and w["j:high-efficacy-would-be-offered"]
    ),
    "nice-ta533": lambda w: adult_active_rrms(w) and w["j:alemtuzumab-not-suitable"],  # D32
    "nice-ta699": adult_active_rrms,  # D33
    "nice-ta767": adult_active_rrms,  # D34
    # United States
    "us-relapsing-forms": lambda w: adult(w) and w["course"] in (CIS, RR, ASP),  # D47
    "aan-2018-switching": lambda w: (  # D68
        w["treated"] >= 1
        and w["j:adequate-time-and-adherence"]
        and (
            w["ON12"] >= 1
            or w["scan"]["new"] >= 2
            or w["j:disability-increased-over-one-year"]
        )
    ),
    # Trials and consensus
    "affirm-highly-active-subgroup": lambda w: (  # D50, in untreated people
        w["treated"] == 0 and w["R12"] >= 2 and w["scan"]["gd"] >= 1
    ),
    "select-highly-active-subgroup": lambda w: (  # D52
        w["R12"] >= 2 and w["scan"]["gd"] >= 1
    ),
    "freedoms-highly-active-despite-treatment": lambda w: w["treated"] >= 1 and (  # D51
        (w["R12"] >= 1 and lesions_9_or_gd(w)) or w["j:relapse-rate-unchanged-or-increased"]
    ),
    "freedoms-rapidly-evolving-severe": lambda w: (  # D51, untreated people
        w["treated"] == 0 and w["R12"] >= 2 and w["scan"]["gd"] >= 1
    ),
    "abn-2015-active": lambda w: (  # D72
        w["R24"] >= 1 or w["scan"]["gd"] >= 1 or w["scan"]["new"] >= 1
    ),
    "spelman-2016-active": lambda w: w["scan"]["gd"] >= 1 or w["R12"] >= 1,  # D54
    "care-ms-1-entry": lambda w: (  # D61
        care_ms_relapses(w)
        and w["edss"] <= 3.0
        and w["j:ms-began-within-5-years"]
        and 18 <= w["age"] <= 50
        and rrms(w)
        and w["treated"] == 0
        and (w["scan"]["gd"] >= 1 or w["scan"]["t2"] >= 1)
    ),
    "care-ms-2-entry": lambda w: (  # D62, D63
        care_ms_relapses(w)
        and w["treated"] >= 1
        and w["j:relapse-after-6-months-on-interferon-or-glatiramer"]
        and w["edss"] <= 5.0
        and w["j:ms-began-within-10-years"]
        and 18 <= w["age"] <= 55
        and rrms(w)
        and care_ms_2_scan(w)
    ),
    "lublin-2013-active": lambda w: (  # D65
        w["R12"] >= 1 or w["scan"]["gd"] >= 1 or w["scan"]["new"] >= 1
    ),
    "ectrims-ean-2018-active": lambda w: rrms(w) and (  # D67
        w["R12"] >= 1 or w["scan"]["gd"] >= 1 or w["scan"]["new"] >= 1
    ),
}

JUDGEMENTS = [
    "active-by-clinical-or-imaging-features",
    "adequate-time-and-adherence",
    "alemtuzumab-not-suitable",
    "cladribine-not-suitable",
    "disability-increased-over-one-year",
    "full-and-adequate-course",
    "high-efficacy-would-be-offered",
    "highly-active-by-clinical-or-imaging-features",
    "highly-active-despite-treatment",
    "jcv-antibody-negative",
    "mri-evidence-of-activity",
    "ms-began-within-10-years",
    "ms-began-within-5-years",
    "ongoing-severe-relapses",
    "other-medicines-cannot-be-used",
    "relapse-after-6-months-on-interferon-or-glatiramer",
    "relapse-rate-unchanged-or-increased",
    "spinal-cord-lesion",
    "treated-with-beta-interferon",
    "treated-with-interferon-or-glatiramer",
]
