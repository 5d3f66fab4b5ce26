use super::*;

#[test]
fn the_mark_tells_plans_apart_and_what_is_barred_is_no_change() {
    let mut section = Section::new(Kind::Desks);
    section.push("A", Step::Barred(Bar::NoDesk));
    let plan = Plan { sections: vec![section.clone()] };
    assert_eq!(plan.changes(), 0);
    section.push("B", Step::Added);
    let other = Plan { sections: vec![section] };
    assert_eq!(other.changes(), 1);
    assert_ne!(plan.mark(), other.mark());
    assert_eq!(plan.mark(), plan.clone().mark());
}
