namespace Farshore.Console.Overview;

/// <summary>Where a Region is in the world.</summary>
sealed record RegionPlace(string Place, double Latitude, double Longitude, bool IsKnown = true)
{
    // Places as AWS names them (AWS Global Infrastructure, "Regions and Availability Zones"); coordinates are those of the city or, where
    // AWS names only a state or a country, of the place its announcement named. A tenth of a degree is enough for a map of the world.
    static readonly Dictionary<string, RegionPlace> Known = new(StringComparer.Ordinal)
    {
        ["us-east-1"] = new("N. Virginia", 38.9, -77.5),
        ["us-east-2"] = new("Ohio", 40.0, -83.0),
        ["us-west-1"] = new("N. California", 37.4, -121.9),
        ["us-west-2"] = new("Oregon", 45.8, -119.7),
        ["us-gov-east-1"] = new("Ohio (GovCloud)", 40.0, -82.9),
        ["us-gov-west-1"] = new("Oregon (GovCloud)", 45.6, -122.6),
        ["ca-central-1"] = new("Montreal", 45.5, -73.6),
        ["ca-west-1"] = new("Calgary", 51.0, -114.1),
        ["mx-central-1"] = new("Querétaro", 20.6, -100.4),
        ["sa-east-1"] = new("São Paulo", -23.5, -46.6),
        ["eu-west-1"] = new("Dublin", 53.3, -6.3),
        ["eu-west-2"] = new("London", 51.5, -0.1),
        ["eu-west-3"] = new("Paris", 48.9, 2.4),
        ["eu-central-1"] = new("Frankfurt", 50.1, 8.7),
        ["eu-central-2"] = new("Zurich", 47.4, 8.5),
        ["eu-north-1"] = new("Stockholm", 59.3, 18.1),
        ["eu-south-1"] = new("Milan", 45.5, 9.2),
        ["eu-south-2"] = new("Aragón", 41.6, -0.9),
        ["eusc-de-east-1"] = new("Brandenburg", 52.4, 13.1),
        ["af-south-1"] = new("Cape Town", -33.9, 18.4),
        ["il-central-1"] = new("Tel Aviv", 32.1, 34.8),
        ["me-south-1"] = new("Bahrain", 26.1, 50.6),
        ["me-central-1"] = new("UAE", 24.5, 54.4),
        ["ap-south-1"] = new("Mumbai", 19.1, 72.9),
        ["ap-south-2"] = new("Hyderabad", 17.4, 78.5),
        ["ap-southeast-1"] = new("Singapore", 1.4, 103.8),
        ["ap-southeast-2"] = new("Sydney", -33.9, 151.2),
        ["ap-southeast-3"] = new("Jakarta", -6.2, 106.8),
        ["ap-southeast-4"] = new("Melbourne", -37.8, 145.0),
        ["ap-southeast-5"] = new("Malaysia", 3.1, 101.7),
        ["ap-southeast-6"] = new("Auckland", -36.8, 174.8),
        ["ap-southeast-7"] = new("Bangkok", 13.8, 100.5),
        ["ap-east-1"] = new("Hong Kong", 22.3, 114.2),
        ["ap-east-2"] = new("Taipei", 25.0, 121.6),
        ["ap-northeast-1"] = new("Tokyo", 35.7, 139.7),
        ["ap-northeast-2"] = new("Seoul", 37.6, 127.0),
        ["ap-northeast-3"] = new("Osaka", 34.7, 135.5),
        ["cn-north-1"] = new("Beijing", 39.9, 116.4),
        ["cn-northwest-1"] = new("Ningxia", 37.5, 105.2),
    };

    // A Region of tomorrow is somewhere on the continent that its name begins with; the middle of that is less wrong than nowhere.
    static readonly Dictionary<string, (double Latitude, double Longitude)> Areas = new(StringComparer.Ordinal)
    {
        ["us"] = (39.8, -98.6), ["ca"] = (56.0, -106.0), ["mx"] = (23.6, -102.5), ["sa"] = (-15.0, -56.0), ["eu"] = (50.0, 10.0),
        ["eusc"] = (51.0, 10.0), ["af"] = (2.0, 21.0), ["il"] = (31.5, 34.9), ["me"] = (26.0, 48.0), ["ap"] = (20.0, 105.0),
        ["cn"] = (35.0, 104.0),
    };

    // Out at sea, where there is no Region: it says that nobody knows.
    static readonly (double Latitude, double Longitude) Nowhere = (20.0, -35.0);

    public static RegionPlace Of(string region)
    {
        if (Known.TryGetValue(region, out var place)) return place;
        var (latitude, longitude) = Areas.GetValueOrDefault(region.Split('-')[0], Nowhere);
        return new(region, latitude, longitude, IsKnown: false);
    }
}
