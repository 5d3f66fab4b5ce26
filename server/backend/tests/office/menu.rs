//! What stands around every page of the console.

use backend::menu;
use domain::{actor::Operator, intake::Tally, permission::Permission};

use crate::{
    referrals::{card, scene, send},
    support::Scene,
};

/// The numbers beside "Coda" and "Invii".
async fn numbers(scene: &Scene, who: &Operator) -> [u16; 2] {
    let menu = menu::read(&scene.db.app, who, scene.ctx.today()).await.unwrap();
    [menu.unassigned, menu.referrals].map(Tally::number)
}

/// The same operator with a profile that withholds something.
fn without(operator: &Operator, permission: Permission) -> Operator {
    Operator { withheld: [permission].into(), ..operator.clone() }
}

#[tokio::test]
async fn what_waits_is_counted_for_its_desk_and_for_whoever_may_read_it() {
    let (scene, karim, irene) = scene().await;
    let card = card(&scene).await;
    send(&scene, &scene.chiara, card, &karim).await.unwrap();
    scene.sent(&scene.carlo().await).await;
    assert_eq!(numbers(&scene, &scene.chiara).await, [1, 0]);
    assert_eq!(numbers(&scene, &karim).await, [0, 1]);
    assert_eq!(numbers(&scene, &irene).await, [0, 0]);
    assert_eq!(numbers(&scene, &without(&scene.chiara, Permission::ReadIntakes)).await, [0, 0]);
    assert_eq!(numbers(&scene, &without(&karim, Permission::ReadCards)).await, [0, 0]);
    assert_eq!(numbers(&scene, &without(&karim, Permission::ReadIntakes)).await, [0, 1]);
}
