using System.Text;
using Farshore.Region.Rds.Postgres;

namespace Farshore.Region.Tests.Rds.Postgres;

public sealed class ScramVerifierTests
{
    [Fact]
    public void Is_what_the_server_itself_makes_of_password_and_salt()
    {
        // Password and salt of the exchange in RFC 7677; PostgreSQL 15 keeps exactly this for them.
        var verifier = ScramVerifier.Of("pencil", Convert.FromBase64String("W22ZaJ0SNY7soEsUEjb6gQ=="));

        Assert.Equal(
            "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$" +
            "WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=",
            verifier);
    }

    [Fact]
    public void Does_not_hold_the_password_and_differs_each_time()
    {
        var verifier = ScramVerifier.Of("correct-horse-9");

        Assert.DoesNotContain("correct-horse-9", verifier);
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes("correct-horse-9")), verifier);
        Assert.NotEqual(verifier, ScramVerifier.Of("correct-horse-9"));
    }
}
