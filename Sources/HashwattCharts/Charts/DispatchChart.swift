// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// What a site did: price on top, its load in layers below, its battery under that, over one time axis.
public struct DispatchChart: Hashable, Sendable, ChartDrawing {
    /// A layer of the load.
    public struct Layer: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// Load in each interval, not negative.
        public let values: [Double]

        /// A layer.
        public init(name: String, values: [Double]) {
            self.name = name
            self.values = values
        }
    }

    /// Its words.
    public let frame: ChartFrame
    /// First day; intervals count from its midnight.
    public let start: CivilDate
    /// Length of an interval, minutes.
    public let intervalMinutes: Int
    /// Price in each interval.
    public let price: [Double]
    /// Title of the price axis, with its unit.
    public let priceTitle: String
    /// Layers of the load from below, at most six.
    public let layers: [Layer]
    /// Title of the load axis, with its unit.
    public let loadTitle: String
    /// Battery power, discharge positive, charge negative; empty where there is none.
    public let battery: [Double]

    /// A dispatch chart.
    ///
    /// - Precondition: every series has as many values as there are prices; there is one.
    public init(
        frame: ChartFrame, start: CivilDate, intervalMinutes: Int, price: [Double], priceTitle: String,
        layers: [Layer], loadTitle: String, battery: [Double] = []
    ) {
        precondition(
            !price.isEmpty && intervalMinutes > 0, "a dispatch chart needs an interval: \(frame.title)")
        precondition(
            layers.allSatisfy { $0.values.count == price.count }
                && (battery.isEmpty || battery.count == price.count),
            "series of different length in a dispatch chart: \(frame.title)")
        precondition(layers.count <= 6, "a dispatch chart has at most six layers: \(layers.count)")
        self.frame = frame
        self.start = start
        self.intervalMinutes = intervalMinutes
        self.price = price
        self.priceTitle = priceTitle
        self.layers = layers
        self.loadTitle = loadTitle
        self.battery = battery
    }

    func draw(on canvas: inout SVGCanvas, top: Double) -> Double {
        let none = ChartAxis(title: "")
        let prices = Ticks(covering: min(0, price.min() ?? 0), price.max() ?? 0, count: 4)
        let sums = stackTops()
        let loads = Ticks(covering: 0, sums.last?.max() ?? 0, count: 4)
        let powers = Ticks(covering: min(0, battery.min() ?? 0), max(0, battery.max() ?? 0), count: 2)
        let left = [prices, loads, powers].map { canvas.leftRoom($0, none) }.max() ?? 0
        let height = canvas.isNarrow ? 0.8 : 1.0

        let first = panel(prices, priceTitle, left, top: top, height: 120 * height, on: &canvas)
        canvas.path(first.line(edges, stepped(price)), "hw-s2 hw-thin")
        var last = panel(loads, loadTitle, left, top: first.bottom + 6, height: 150 * height, on: &canvas)
        drawLayers(sums, last, on: &canvas)
        if !battery.isEmpty {
            let title = "Battery, MW: discharging above zero, charging below"
            last = panel(powers, title, left, top: last.bottom + 6, height: 70 * height, on: &canvas)
            drawBattery(last, on: &canvas)
        }
        let bottom = canvas.bottomAxis(.days, last, gridTop: last.bottom)
        return canvas.key(
            layers.enumerated().map { .init(text: $1.name, colour: Self.colours[$0], fill: Self.fills[$0]) },
            y: bottom - 4)
    }

    private static let colours = [1, 3, 4, 5, 6, 7]
    private static let fills: [ChartFill] = [.solid, .hatched, .dotted, .solid, .hatched, .dotted]

    private func panel(
        _ ticks: Ticks, _ title: String, _ left: Double, top: Double, height: Double,
        on canvas: inout SVGCanvas
    ) -> Plot {
        let top = canvas.axisTitle(title, y: top) + 6
        let right = canvas.width - 6
        let day = Double(start.daysSinceEpoch)
        let plot = Plot(
            left: left, right: right, top: top, bottom: top + height,
            x: LinearScale(
                low: day, high: day + Double(price.count * intervalMinutes) / 1_440, start: left, end: right),
            y: LinearScale(low: ticks.low, high: ticks.high, start: top + height, end: top))
        canvas.leftAxis(ticks, ChartAxis(title: ""), plot.y, from: left, to: right)
        canvas.line(left, plot.y(0), right, plot.y(0), "hw-zero")
        return plot
    }

    /// Both ends of every interval.
    private var edges: [Double] {
        let day = Double(start.daysSinceEpoch)
        let step = Double(intervalMinutes) / 1_440
        return price.indices.flatMap { [day + Double($0) * step, day + Double($0 + 1) * step] }
    }

    private func stepped(_ values: [Double]) -> [Double] { values.flatMap { [$0, $0] } }

    private func stackTops() -> [[Double]] {
        var sum = [Double](repeating: 0, count: price.count)
        return layers.map { layer in
            for index in sum.indices { sum[index] += layer.values[index] }
            return sum
        }
    }

    private func drawLayers(_ sums: [[Double]], _ plot: Plot, on canvas: inout SVGCanvas) {
        var below = [Double](repeating: 0, count: price.count)
        for (index, sum) in sums.enumerated() {
            let path = plot.area(edges, low: stepped(below), high: stepped(sum))
            canvas.filledPath(path, colour: Self.colours[index], fill: Self.fills[index])
            below = sum
        }
    }

    private func drawBattery(_ plot: Plot, on canvas: inout SVGCanvas) {
        let zero = [Double](repeating: 0, count: price.count * 2)
        let out = plot.area(edges, low: zero, high: stepped(battery.map { max(0, $0) }))
        let into = plot.area(edges, low: stepped(battery.map { min(0, $0) }), high: zero)
        canvas.filledPath(out, colour: 5, fill: .solid)
        canvas.filledPath(into, colour: 6, fill: .solid)
    }
}
