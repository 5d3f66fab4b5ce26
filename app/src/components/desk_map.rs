//! A sketch of where desks are, drawn by the portal itself: nobody else is asked for anything.

use domain::desk::{DeskPoint, Position};
use leptos::prelude::*;

use crate::i18n::{Translator, use_translator};

/// Width of the sketch in its own measure.
const WIDTH: f64 = 560.0;
/// Most that the places may take from north to south.
const HEIGHT: f64 = 300.0;
/// Room around the places, and below them for the scale.
const MARGIN: f64 = 36.0;
/// Metres in a millionth of a degree along a meridian.
const METRES: f64 = 0.111_32;
/// How long the scale may be, in metres.
const LENGTHS: [u32; 9] = [20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50];

/// The places of desks, each once, in the order of the list: a place's number is where it stands here.
pub(super) fn places(points: &[DeskPoint]) -> Vec<Position> {
    let mut places: Vec<Position> = Vec::new();
    for position in points.iter().filter_map(|point| point.point.position) {
        if !places.contains(&position) {
            places.push(position);
        }
    }
    places
}

/// The number of a desk's place on the sketch; none where there is no sketch or nobody measured the place.
pub(super) fn number(places: &[Position], point: &DeskPoint) -> Option<usize> {
    let at = places.iter().position(|place| Some(*place) == point.point.position)?;
    (places.len() > 1).then_some(at + 1)
}

/// Where each place is drawn, and how long a metre is.
#[derive(Debug, Clone, PartialEq)]
struct Sketch {
    spots: Vec<(f64, f64)>,
    height: f64,
    metre: f64,
}

impl Sketch {
    /// North is up. One place alone needs no sketch.
    fn of(places: &[Position]) -> Option<Self> {
        if places.len() < 2 {
            return None;
        }
        let north = places.iter().map(|place| place.latitude).max()?;
        let south = places.iter().map(|place| place.latitude).min()?;
        let west = places.iter().map(|place| place.longitude).min()?;
        let east = places.iter().map(|place| place.longitude).max()?;
        // Meridians come nearer to each other towards the poles.
        let narrower = (f64::midpoint(f64::from(north), f64::from(south)) / 1e6).to_radians().cos();
        let down = |latitude: i32| (f64::from(north) - f64::from(latitude)) * METRES;
        let right = |longitude: i32| (f64::from(longitude) - f64::from(west)) * METRES * narrower;
        // Of places in one line one of the two is without end, and the other one counts.
        let metre = ((WIDTH - 2.0 * MARGIN) / right(east)).min(HEIGHT / down(south));
        let aside = (WIDTH - right(east) * metre) / 2.0;
        let spot = |place: &Position| {
            (aside + right(place.longitude) * metre, MARGIN + down(place.latitude) * metre)
        };
        let height = down(south) * metre + 3.0 * MARGIN;
        Some(Self { spots: places.iter().map(spot).collect(), height, metre })
    }

    /// The longest scale that takes a third of the width, in metres, and how long it is drawn.
    fn scale(&self) -> Option<(u32, f64)> {
        let drawn = |metres: u32| (metres, f64::from(metres) * self.metre);
        LENGTHS.into_iter().map(drawn).find(|(_, long)| *long <= WIDTH / 3.0)
    }
}

/// Where the desks are, with the numbers of the list below.
#[component]
pub fn DeskMap(
    /// In the order of the list.
    points: Vec<DeskPoint>,
) -> impl IntoView {
    let t = use_translator();
    Sketch::of(&places(&points)).map(|sketch| {
        let frame = format!("0 0 {WIDTH:.0} {:.0}", sketch.height);
        let spots = sketch.spots.iter().zip(1_usize..).map(spot).collect_view();
        let scale = sketch.scale().map(|(metres, long)| scale(t, metres, long, sketch.height));
        view! {
            <figure class="sp-map">
                <svg viewBox=frame role="img" aria-labelledby="mappa">{spots}{scale}</svg>
                <figcaption id="mappa" class="sp-sub">{t.get("desks-sketch")}</figcaption>
            </figure>
        }
    })
}

fn spot((&(x, y), number): (&(f64, f64), usize)) -> AnyView {
    let (across, down, middle) = (format!("{x:.1}"), format!("{y:.1}"), format!("{:.1}", y + 6.0));
    view! {
        <circle cx=across.clone() cy=down r="17"></circle>
        <text x=across y=middle text-anchor="middle">{number}</text>
    }
    .into_any()
}

/// The scale in the lower corner.
fn scale(t: Translator, metres: u32, long: f64, height: f64) -> AnyView {
    let line = format!("M12 {0:.1}v8h{long:.1}v-8", height - 20.0);
    let place = format!("{:.1}", height - 24.0);
    let words = if metres < 1000 {
        t.with("desks-metres", &[("n", metres.into())])
    } else {
        t.with("desks-kilometres", &[("n", (metres / 1000).into())])
    };
    view! {
        <path d=line></path>
        <text class="sp-map-scale" x="12" y=place>{words}</text>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOWN: Position = Position { latitude: 43_912_345, longitude: 11_123_456 };
    const STATION: Position = Position { latitude: 43_908_120, longitude: 11_131_870 };
    const VILLAGE: Position = Position { latitude: 43_931_004, longitude: 11_098_233 };

    #[test]
    fn every_place_is_within_the_sketch_and_north_is_up() {
        let sketch = Sketch::of(&[TOWN, STATION, VILLAGE]).unwrap();
        for (x, y) in &sketch.spots {
            assert!(*x >= MARGIN - 0.1 && *x <= WIDTH - MARGIN + 0.1, "{x}");
            assert!(*y >= MARGIN - 0.1 && *y <= sketch.height - MARGIN, "{y}");
        }
        assert!(sketch.spots[2].1 < sketch.spots[0].1 && sketch.spots[0].1 < sketch.spots[1].1);
        assert!(sketch.spots[2].0 < sketch.spots[0].0 && sketch.spots[0].0 < sketch.spots[1].0);
        let (metres, long) = sketch.scale().unwrap();
        assert!(metres >= 200 && long <= WIDTH / 3.0, "{metres} {long}");
    }

    #[test]
    fn places_in_one_line_are_drawn_and_one_alone_is_not() {
        assert_eq!(Sketch::of(&[TOWN]), None);
        for other in [
            Position { latitude: TOWN.latitude, ..STATION },
            Position { longitude: TOWN.longitude, ..STATION },
        ] {
            let sketch = Sketch::of(&[TOWN, other]).unwrap();
            assert!(
                sketch.metre.is_finite() && sketch.spots.iter().all(|(x, y)| x.is_finite() && y.is_finite())
            );
        }
    }

    #[test]
    fn desks_in_one_building_have_one_number() {
        let mut points = crate::appointments::samples::points();
        points.push(points[0].clone());
        assert_eq!(places(&points).len(), 1);
        points[1].point.position = Some(VILLAGE);
        let places = places(&points);
        let numbers: Vec<_> = points.iter().map(|point| number(&places, point)).collect();
        assert_eq!(numbers, [Some(1), Some(2), Some(1)]);
        points[1].point.position = None;
        assert_eq!(number(&places, &points[1]), None, "nobody measured it");
    }
}
