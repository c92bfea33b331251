"""What the columns filled before now insist on."""

from django.db import migrations, models

import sixthday.audit.references


class Migration(migrations.Migration):
    dependencies = [("providers", "0003_what_was_recorded_was_sent")]

    operations = [
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(('verified_at__isnull', True), models.Q(('rejected_at__isnull', True), ('sent_at__isnull', False)), _connector='OR'), name='providers_evidence_verified_once_sent'),
        ),
        migrations.AlterField(
            model_name='standing',
            name='ref',
            field=models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True),
        ),
    ]
