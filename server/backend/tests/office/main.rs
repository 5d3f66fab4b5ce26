//! The office at work, against a real database and in the role that owns nothing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise"
)]

mod absences;
mod alert_mails;
mod alerts;
mod appointments;
mod audit;
mod bodies;
mod bounces;
mod broken_off;
mod card_corrections;
mod card_parts;
mod card_wanted;
mod codes;
mod codes_of_one;
mod correspondence;
mod counter;
mod decisions;
mod demo_zone;
mod diary;
mod documents;
mod doubles;
mod drafts;
mod editing;
mod ended_logins;
mod exports;
mod fact_search;
mod facts;
mod family;
mod far;
mod forms;
mod founding;
mod four_eyes;
mod inference;
mod lock_order;
mod locks;
mod mask_groups;
mod masks;
mod menu;
mod merging;
mod merging_tables;
mod names;
mod numbers;
mod opening;
mod outside;
mod outsider;
mod packages;
mod papers;
mod people;
mod people_plan;
mod person_registry;
mod personal;
mod plan;
mod privacy;
mod profiles;
mod proposals;
mod protected;
mod providers;
mod ratings;
mod reach;
mod reach_by_hand;
mod reads;
mod referral_walks;
mod referrals;
mod register;
mod rows;
mod seed;
mod sending;
mod services;
mod staff;
mod staff_import;
mod support;
mod transfer;
mod transfer_desks;
mod transfer_profiles;
mod work;
mod zone;
