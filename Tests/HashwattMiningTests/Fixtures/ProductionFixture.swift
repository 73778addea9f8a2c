// SPDX-License-Identifier: Apache-2.0

/// Monthly production as companies reported it, beside the mean fees of a block in that month.
///
/// `month,company,bitcoin produced,average operating hash rate in EH/s`: production reports of Riot Platforms, IREN
/// and TeraWulf; addresses per row in the table `production_reports` of the dataset.
enum ProductionFixture {
    static let reports = """
        2023-05,RIOT,676,7.3
        2023-07,RIOT,410,5.4
        2023-08,RIOT,333,4.5
        2023-12,RIOT,619,8.56
        2024-03,RIOT,425,8.6
        2024-04,RIOT,375,8.8
        2024-05,RIOT,215,8.8
        2024-06,RIOT,255,11.4
        2024-07,RIOT,370,15.5
        2024-08,RIOT,322,14.5
        2024-09,RIOT,412,19.5
        2024-10,RIOT,505,22.7
        2024-11,RIOT,496,25.8
        2024-12,RIOT,516,27.4
        2025-03,RIOT,533,30.3
        2025-04,RIOT,463,29.3
        2025-08,RIOT,477,31.3
        2025-09,RIOT,445,32.2
        2025-10,RIOT,437,33.2
        2022-08,IREN,301,2.204
        2023-08,IREN,410,5.493
        2024-02,IREN,310,6.299
        2024-03,IREN,353,7.107
        2024-04,IREN,358,8.238
        2025-08,IREN,668,44.0
        2024-03,WULF,379,7.6
        2024-04,WULF,348,7.8
        """

    /// `month,mean fees of a block in BTC`: public chain.
    static let fees = """
        2022-08,0.08815
        2023-05,0.98558
        2023-07,0.14181
        2023-08,0.13570
        2023-12,1.71741
        2024-02,0.34382
        2024-03,0.28012
        2024-04,0.97794
        2024-05,0.22690
        2024-06,0.35737
        2024-07,0.08490
        2024-08,0.07780
        2024-09,0.05372
        2024-10,0.15094
        2024-11,0.09988
        2024-12,0.08756
        2025-03,0.03894
        2025-04,0.04152
        2025-08,0.02495
        2025-09,0.02672
        2025-10,0.02179
        """
}
