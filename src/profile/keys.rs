//! The closed lists of keys that a profile may use. Each key has texts in the `framework.yaml` of
//! every language.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// A closed list of keys, each with a stable name in YAML.
pub trait Key: Copy + Eq + Ord + 'static {
    /// All keys, in the order in which documents show them.
    const ALL: &'static [Self];

    /// The name of the key in YAML.
    fn name(self) -> &'static str;

    /// The meaning of the key, one English sentence.
    fn description(self) -> &'static str;

    /// The key with the name `text`, ignoring case and spacing: `NPS` is `nps`, `Contact centre` is
    /// `contact_centre`.
    #[must_use]
    fn find(text: &str) -> Option<Self> {
        let wanted = text.trim().to_lowercase().replace([' ', '-'], "_");
        Self::ALL.iter().copied().find(|key| key.name() == wanted)
    }
}

macro_rules! keys {
    ($(#[$meta:meta])* $name:ident { $(#[doc = $doc:literal] $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        pub enum $name {
            $(#[doc = $doc] #[serde(rename = $text)] $variant,)+
        }

        impl Key for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)+
                }
            }

            fn description(self) -> &'static str {
                match self {
                    $(Self::$variant => $doc.trim_ascii_start(),)+
                }
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                closed_list(Self::ALL.iter().map(|key| (key.name(), key.description())))
            }
        }
    };
}

mod readers;

pub use readers::{Audience, HideableField};

/// The schema of a closed list; an editor shows the description beside each word.
fn closed_list(words: impl Iterator<Item = (&'static str, &'static str)>) -> Schema {
    let (names, descriptions): (Vec<_>, Vec<_>) = words.unzip();
    json_schema!({ "type": "string", "enum": names, "enumDescriptions": descriptions })
}

keys! {
    /// One of the four qualities every candidate is rated on.
    Quality {
        /// Moves peers and the whole company without authority over them.
        Influence = "influence",
        /// Partners with other functions.
        Collaboration = "collaboration",
        /// Works in an agile way.
        Agility = "agility",
        /// Ties the work to strategy and results.
        Strategy = "strategy",
    }
}

keys! {
    /// One of the four archetypes: a profile of strengths, never a type of person.
    Archetype {
        /// Empathy and human-centred design.
        Practitioner = "practitioner",
        /// Technology in the service of the experience.
        Technologist = "technologist",
        /// Data that connects experiences.
        DataArchitect = "data_architect",
        /// Curiosity about change in people and demand.
        Futurist = "futurist",
    }
}

/// What a scorecard rates and a panel member covers: a quality or an archetype.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Criterion {
    /// One of the four qualities.
    Quality(Quality),
    /// One of the four archetypes.
    Archetype(Archetype),
}

impl Criterion {
    /// All criteria, the qualities first.
    pub fn all() -> impl Iterator<Item = Self> {
        let qualities = Quality::ALL.iter().copied().map(Self::Quality);
        qualities.chain(Archetype::ALL.iter().copied().map(Self::Archetype))
    }

    /// The key as written in YAML.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Quality(quality) => quality.name(),
            Self::Archetype(archetype) => archetype.name(),
        }
    }

    /// The meaning of the criterion, one English sentence.
    #[must_use]
    pub fn description(self) -> &'static str {
        match self {
            Self::Quality(quality) => quality.description(),
            Self::Archetype(archetype) => archetype.description(),
        }
    }
}

impl JsonSchema for Criterion {
    fn schema_name() -> Cow<'static, str> {
        "Criterion".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        closed_list(Self::all().map(|criterion| (criterion.name(), criterion.description())))
    }
}

keys! {
    /// The background a company prefers.
    Preference {
        /// A business or operations leader from inside.
        Internal = "internal",
        /// A career in customer or employee experience.
        Cx = "cx",
        /// Either.
        Open = "open",
    }
}

keys! {
    /// What the role answers for.
    Scope {
        /// Customer experience only.
        Cx = "cx",
        /// Customer and employee experience.
        CxAndEx = "cx_and_ex",
    }
}

keys! {
    /// A standard title of the role.
    StandardTitle {
        /// Chief Experience Officer.
        ChiefExperienceOfficer = "chief_experience_officer",
        /// Chief Customer Officer.
        ChiefCustomerOfficer = "chief_customer_officer",
        /// Chief Customer Experience Officer.
        ChiefCustomerExperienceOfficer = "chief_customer_experience_officer",
    }
}

keys! {
    /// A person or body with a settled name: who the role reports to, who decides, who is
    /// consulted.
    Position {
        /// Chief executive officer.
        Ceo = "ceo",
        /// Chief operating officer.
        Coo = "coo",
        /// Chief marketing officer.
        Cmo = "cmo",
        /// Chief information officer.
        Cio = "cio",
        /// Chief financial officer.
        Cfo = "cfo",
        /// Chief human resources officer.
        Chro = "chro",
        /// Chief technology officer.
        Cto = "cto",
        /// Chief digital officer.
        Cdo = "cdo",
        /// Chief commercial or sales officer.
        Cso = "cso",
        /// The holder of the role itself.
        Cxo = "cxo",
        /// The board.
        Board = "board",
        /// A managing director of a region or a business unit.
        RegionalHead = "regional_head",
    }
}

keys! {
    /// Where the work is done.
    Workplace {
        /// At the company's place.
        OnSite = "on_site",
        /// Partly at the company's place, partly from home.
        Hybrid = "hybrid",
        /// From anywhere agreed.
        Remote = "remote",
    }
}

keys! {
    /// The form of employment.
    Employment {
        /// Full time, permanent.
        FullTime = "full_time",
        /// Part time, permanent.
        PartTime = "part_time",
        /// A fixed term.
        FixedTerm = "fixed_term",
        /// An interim mandate.
        Interim = "interim",
        /// A contract for services.
        Contractor = "contractor",
    }
}

keys! {
    /// Whether the position is vacant when its posting goes out.
    Vacancy {
        /// The position is vacant now.
        Existing = "existing",
        /// The position will be vacant, or created, later.
        Future = "future",
    }
}

keys! {
    /// Whether artificial intelligence has a part in choosing among applications.
    AiScreening {
        /// People alone screen, assess and select applications.
        None = "none",
        /// Artificial intelligence screens, assesses or selects applications.
        Used = "used",
    }
}

keys! {
    /// A function that the role leads.
    Function {
        /// Voice of the customer.
        VoiceOfCustomer = "voice_of_customer",
        /// Analytics.
        Analytics = "analytics",
        /// Experience and service design.
        Design = "design",
        /// Change management.
        ChangeManagement = "change_management",
        /// Contact centre.
        ContactCentre = "contact_centre",
        /// Marketing.
        Marketing = "marketing",
        /// Digital channels.
        Digital = "digital",
        /// Customer service.
        CustomerService = "customer_service",
        /// Customer success.
        CustomerSuccess = "customer_success",
        /// Customer-facing operations.
        Operations = "operations",
        /// Employee experience.
        EmployeeExperience = "employee_experience",
        /// Loyalty and relationship programmes.
        Loyalty = "loyalty",
    }
}

keys! {
    /// How often a pay figure is paid.
    Period {
        /// Per year.
        Year = "year",
        /// Per month.
        Month = "month",
        /// Per day.
        Day = "day",
        /// Per hour.
        Hour = "hour",
    }
}

keys! {
    /// A standard business outcome.
    Outcome {
        /// Generate revenue.
        GenerateRevenue = "generate_revenue",
        /// Raise operating efficiency while lowering operating cost.
        RaiseEfficiency = "raise_efficiency",
        /// Strengthen culture.
        StrengthenCulture = "strengthen_culture",
        /// Keep more customers.
        RetainCustomers = "retain_customers",
        /// Win new customers.
        WinCustomers = "win_customers",
        /// Reduce risk and complaints.
        ReduceRisk = "reduce_risk",
        /// Retain and attract staff.
        RetainStaff = "retain_staff",
    }
}

keys! {
    /// A metric with a known definition.
    KnownMetric {
        /// Net Promoter Score.
        Nps = "nps",
        /// Customer satisfaction score.
        Csat = "csat",
        /// Customer effort score.
        Ces = "ces",
        /// Customer churn.
        Churn = "churn",
        /// Customer retention.
        Retention = "retention",
        /// Net revenue retention.
        Nrr = "nrr",
        /// Customer lifetime value.
        Clv = "clv",
        /// First-contact resolution.
        Fcr = "fcr",
        /// Complaints per thousand customers.
        Complaints = "complaints",
        /// Repeat purchase rate.
        RepeatPurchase = "repeat_purchase",
        /// Cost to serve.
        CostToServe = "cost_to_serve",
        /// Employee engagement.
        EmployeeEngagement = "employee_engagement",
        /// Employee Net Promoter Score.
        Enps = "enps",
        /// Staff turnover.
        StaffTurnover = "staff_turnover",
    }
}

keys! {
    /// A unit that a metric is counted in.
    Unit {
        /// Points of a score.
        Points = "points",
        /// Per cent.
        Percent = "percent",
        /// Points out of five.
        OutOfFive = "out_of_five",
        /// Points out of seven.
        OutOfSeven = "out_of_seven",
        /// Points out of ten.
        OutOfTen = "out_of_ten",
        /// Per thousand customers.
        PerThousand = "per_thousand",
        /// Days.
        Days = "days",
        /// Hours.
        Hours = "hours",
        /// Minutes.
        Minutes = "minutes",
    }
}

keys! {
    /// A standard responsibility.
    Responsibility {
        /// Run the function.
        RunFunction = "run_function",
        /// Give staff what they need for customer-minded decisions.
        EmpowerStaff = "empower_staff",
        /// Raise leadership's awareness.
        RaiseAwareness = "raise_awareness",
        /// Measure and tie to results.
        MeasureExperience = "measure_experience",
        /// Stand up for customers and staff.
        StandUp = "stand_up",
    }
}

keys! {
    /// A standard must-have qualification.
    Qualification {
        /// Expert command of the practice.
        CxPractice = "cx_practice",
        /// Deep knowledge of how the business operates.
        BusinessKnowledge = "business_knowledge",
        /// Links strategy and metrics to financial results.
        FinancialLink = "financial_link",
        /// Deep understanding of customers and workforce.
        CustomerUnderstanding = "customer_understanding",
        /// Knows how to work with other teams.
        CrossTeamValue = "cross_team_value",
        /// Has launched initiatives from nothing.
        LaunchedInitiatives = "launched_initiatives",
        /// A record of improving metrics and results.
        RecordOfResults = "record_of_results",
    }
}

keys! {
    /// A trait looked for whatever the background.
    Trait {
        /// Influential.
        Influential = "influential",
        /// A good communicator.
        Communicator = "communicator",
        /// A strong partner.
        Partner = "partner",
        /// Versed in agile methods.
        Agile = "agile",
        /// Strategic.
        Strategic = "strategic",
    }
}

keys! {
    /// A second lens to look at candidates through.
    Lens {
        /// Five marks of a head of customer experience who lasts, after Jeanne Bliss.
        Bliss = "bliss",
    }
}

keys! {
    /// A mark of the Bliss lens.
    BlissMark {
        /// Has led a large operation to success.
        OperationalSuccess = "operational_success",
        /// Builds collaboration.
        CollaborativeBuilder = "collaborative_builder",
        /// Hands others the success.
        EgoAtTheDoor = "ego_at_the_door",
        /// Recognised as an executive.
        ExecutiveStanding = "executive_standing",
        /// Came up inside the company.
        InternalPath = "internal_path",
    }
}

keys! {
    /// A body of governance that the role steps into.
    GovernanceBody {
        /// The executive committee.
        ExecutiveCommittee = "executive_committee",
        /// The executive sponsors.
        ExecutiveSponsors = "executive_sponsors",
        /// The core team.
        CoreTeam = "core_team",
        /// The champions.
        Champions = "champions",
        /// The culture committee.
        CultureCommittee = "culture_committee",
    }
}

keys! {
    /// The paper that pages are laid out for.
    Paper {
        /// 210 × 297 mm.
        A4 = "a4",
        /// 8.5 × 11 in.
        Letter = "letter",
    }
}
