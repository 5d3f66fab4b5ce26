//! Production: what the program refuses to serve, and how it tells of itself.

use backend::testing::Db;
use server::{
    config::{Config, Mode},
    serve::{ServeError, refuse_database},
};

use super::support::House;

#[tokio::test]
async fn production_serves_no_database_of_a_demo() {
    let house = House::open().await;
    let pool = &house.app.db.app;
    let mut config = Config::clone(&house.app.platform.config);
    assert!(refuse_database(&config, pool).await.is_ok(), "the demo serves it");
    config.server.mode = Mode::Production;
    let refused = refuse_database(&config, pool).await.unwrap_err();
    assert!(matches!(refused, ServeError::DemoData), "{refused}");
    let text = refused.to_string();
    assert!(text.contains("database.url") && text.contains("sportello migrate"), "what to do: {text}");
    let empty = Db::fresh().await;
    assert!(refuse_database(&config, &empty.app).await.is_ok(), "one of its own is served");
    let powerful = refuse_database(&config, &empty.owner).await;
    assert!(matches!(powerful, Err(ServeError::PowerfulRole)), "but not in the role of its owner");
}
